import type { Reads } from '#workflow-core';

/** The reason and name of a material and the list of new ones do not affect pictures. */
export const reads: Reads = {
  materials: [
    'parts.*.part',
    'parts.*.material.baseColour',
    'parts.*.material.metalness',
    'parts.*.material.roughness',
  ],
};
