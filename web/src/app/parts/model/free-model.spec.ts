import { BoxGeometry, Group, Mesh, MeshStandardMaterial, Texture } from 'three';
import { freeModel } from './free-model';

it('frees geometries, materials, and textures with their pictures, at any depth', () => {
  const freed: string[] = [];
  const [geometry, map] = [new BoxGeometry(), new Texture()];
  map.source.data = { close: () => freed.push('picture') };
  const material = new MeshStandardMaterial({ map });
  geometry.addEventListener('dispose', () => freed.push('geometry'));
  material.addEventListener('dispose', () => freed.push('material'));
  map.addEventListener('dispose', () => freed.push('texture'));
  freeModel(new Group().add(new Group().add(new Mesh(geometry, [material]))));
  expect(freed.sort()).toEqual(['geometry', 'material', 'picture', 'texture']);
});
