import type { Reads } from '#workflow-core';

/** Why a part has its material, what that is called and which are new shows in no picture. */
export const reads: Reads = {
  materials: [
    'parts.*.part',
    'parts.*.material.baseColour',
    'parts.*.material.metalness',
    'parts.*.material.roughness',
  ],
};
