import { BackSide, BoxGeometry, Mesh, MeshBasicMaterial, PMREMGenerator, Scene, SphereGeometry } from 'three';
import type { Texture, WebGLRenderer } from 'three';

/** A glowing panel around the set: place and size in studio units, radiance as a multiple of white. */
interface Panel {
  at: [number, number, number];
  size: [number, number, number];
  radiance: number;
}

/**
 * Metal shows what stands around it. Large panels and bright walls let it keep its own colour; the darker gaps between
 * them draw its form. The camera looks along −z before the surroundings are turned with it.
 */
const PANELS: Panel[] = [
  { at: [0, 9, 1], size: [11, 0.1, 9], radiance: 3.2 },
  { at: [-9, 2.5, 3], size: [0.1, 9, 3.2], radiance: 6 },
  { at: [9, 2.5, 2], size: [0.1, 9, 1.8], radiance: 5 },
  { at: [0, 4, -9], size: [12, 3, 0.1], radiance: 1.2 },
];

const WALLS = 0.5;
const TABLE = 0.62;

/** The studio as an environment map, made once for a page. */
export function studioSurroundings(renderer: WebGLRenderer): Texture {
  const scene = new Scene();
  scene.add(new Mesh(new SphereGeometry(14, 32, 16), glowing(WALLS, true)));
  const table = new Mesh(new BoxGeometry(24, 0.1, 24), glowing(TABLE));
  table.position.y = -3.2;
  scene.add(table, ...PANELS.map(panelMesh));
  const generator = new PMREMGenerator(renderer);
  const { texture } = generator.fromScene(scene, 0.02);
  generator.dispose();
  return texture;
}

function panelMesh({ at, size, radiance }: Panel): Mesh {
  const mesh = new Mesh(new BoxGeometry(...size), glowing(radiance));
  mesh.position.set(...at);
  return mesh;
}

function glowing(radiance: number, inside = false): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ ...(inside && { side: BackSide }) });
  material.color.setScalar(radiance);
  return material;
}
