import type { Part } from '../domain.js';
import type { CadMesh, CadModel } from './convert-step.js';
import { partShape } from './part-shape.js';
import { rgbToHex } from './srgb.js';
import type { Instance, Look } from './structure/instances.js';

/**
 * A part with its appearance: an index into the model's meshes, and for each face of that mesh '#rrggbb' in sRGB, null
 * without a colour or 'hidden'. `named` is false where the file has no name of its own for it.
 */
export interface CadPart extends Part, Pick<Instance, 'matrix' | 'group' | 'named' | 'mesh'> {
  faces: readonly FaceColour[];
}

export type FaceColour = string | 'hidden' | null;

/**
 * The parts of a model in the order of its product tree, each with a unique key: its instance path joined by '/', '#',
 * and its number among the parts with the same path, from 1. Keys are deterministic for a file, for any names. Its
 * colour is the one of the largest area that it shows.
 */
export function listParts(model: CadModel): CadPart[] {
  const numbers = new Map<string, number>();
  const shapes = new Map<number, Part['shape']>();
  const looks = model.looks.map((faces) => faces.map(colourOf));
  return model.instances.map(({ path, name, named, mesh, looks: look, matrix, group, material }) => {
    const joined = path.join('/');
    const number = (numbers.get(joined) ?? 0) + 1;
    numbers.set(joined, number);
    const faces = looks[look]!;
    const shown = model.meshes[mesh]!;
    const shape = shapes.get(mesh) ?? partShape(shown);
    shapes.set(mesh, shape);
    const key = `${joined}#${number}`;
    const triangles = trianglesOf(shown, faces);
    return {
      key,
      name,
      instancePath: path,
      colour: largest(shown, faces),
      triangles,
      shape,
      fileMaterial: material,
      named,
      mesh,
      matrix,
      group,
      faces,
    };
  });
}

function colourOf(look: Look): FaceColour {
  return Array.isArray(look) ? rgbToHex(look) : look;
}

function trianglesOf({ faces }: CadMesh, colours: readonly FaceColour[]): number {
  return faces.reduce((sum, { triangles }, at) => (colours[at] === 'hidden' ? sum : sum + triangles), 0);
}

/** Of colours with the same area, the first in the mesh. */
function largest({ faces }: CadMesh, colours: readonly FaceColour[]): string | null {
  const areas = new Map<string | null, number>();
  for (const [at, colour] of colours.entries()) {
    if (colour !== 'hidden') areas.set(colour, (areas.get(colour) ?? 0) + faces[at]!.area);
  }
  const [first, ...others] = areas;
  return first ? others.reduce((most, next) => (next[1] > most[1] ? next : most), first)[0] : null;
}
