import { Texture, type Material, type Mesh, type Object3D } from 'three';

/** Frees geometries, materials and textures below an object. */
export function freeModel(model: Object3D): void {
  model.traverse((object) => {
    const { geometry, material } = object as Partial<Mesh>;
    geometry?.dispose();
    for (const one of [material ?? []].flat()) freeMaterial(one);
  });
}

function freeMaterial(material: Material): void {
  for (const value of Object.values(material)) {
    if (!(value instanceof Texture)) continue;
    const { data } = value.source as { data?: { close?: () => void } };
    data?.close?.();
    value.dispose();
  }
  material.dispose();
}
