import { MeshStandardMaterial, type Material, type Mesh, type Object3D } from 'three';

/** Shows parts in one colour by giving their meshes another material for a while. */
export class PartMarker {
  private readonly hovered = new MeshStandardMaterial({ roughness: 0.7, transparent: true, opacity: 0.75 });
  private readonly selected = new MeshStandardMaterial({ roughness: 0.7 });
  private readonly own = new Map<Mesh, Material | Material[]>();
  private parts = new Map<string, Mesh[]>();

  /** `colour` is that of CSS, read at each mark because the theme may have changed. */
  constructor(private readonly colour: () => string) {}

  /** Knows these parts from now on, and no others; meshes of the ones before get their own materials back. */
  take(parts: Map<string, Mesh[]>): void {
    this.clear();
    this.own.clear();
    this.parts = parts;
    for (const mesh of [...parts.values()].flat()) this.own.set(mesh, mesh.material);
  }

  mark({ hovered, selected }: { hovered: string | null; selected: string | null }): void {
    this.clear();
    this.give(hovered, this.hovered);
    this.give(selected, this.selected);
  }

  partOf(object: Object3D): string | null {
    for (const [part, meshes] of this.parts) if (meshes.some((mesh) => mesh === object)) return part;
    return null;
  }

  free(): void {
    this.hovered.dispose();
    this.selected.dispose();
  }

  private give(part: string | null, material: MeshStandardMaterial): void {
    if (part === null) return;
    material.color.setStyle(this.colour());
    for (const mesh of this.parts.get(part) ?? []) mesh.material = material;
  }

  private clear(): void {
    for (const [mesh, material] of this.own) mesh.material = material;
  }
}
