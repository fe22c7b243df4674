import type { GLTF } from '@gltf-transform/core';
import type { Material } from '../domain.js';

/** As many digits as a colour of 8 bits a channel can need, so that no machine rounds otherwise. */
const DIGITS = 6;

/**
 * A catalog's material as glTF has it, seen from both sides as in the pictures; named by its label, with its key in
 * `extras.material`. A stored material may lack its label.
 */
export function gltfMaterial({ key, label, baseColour, metalness, roughness }: Labelled<Material>): GLTF.IMaterial {
  return {
    name: label ?? key,
    pbrMetallicRoughness: {
      baseColorFactor: [...linearOf(baseColour), 1],
      metallicFactor: metalness,
      roughnessFactor: roughness,
    },
    doubleSided: true,
    extras: { material: key },
  };
}

type Labelled<T extends { label: string }> = Omit<T, 'label'> & { label?: string };

/** '#rrggbb' in sRGB as linear red, green and blue, 0 to 1. */
function linearOf(colour: string): [number, number, number] {
  const channel = (at: number): number => Number(linear(parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(DIGITS));
  return [channel(1), channel(3), channel(5)];
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
