import type { ParamForm } from '#workflow-core';

/** The form of a list of angles around the product. */
export const cameraAnglesForm: Record<string, ParamForm> = {
  '/angles': { empty: "From the studio's camera", row: 'az {azimuth}° el {elevation}°' },
  '/angles/*': { title: 'Angle' },
  '/angles/*/azimuth': { widget: 'slider' },
  '/angles/*/elevation': { widget: 'slider' },
};
