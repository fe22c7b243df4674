import type { StepIn } from '../step-io.js';

/**
 * Limits of a conversion. Sizes in bytes, time in milliseconds; `entities` counts the instances of the data sections.
 */
export interface CadLimits {
  fileBytes: number;
  entities: number;
  /** Bodies, counting every placement. */
  parts: number;
  timeoutMs: number;
  memoryBytes: number;
  heapMegabytes: number;
}

/**
 * The limits in production: a 57 MB file took 25 s and 605 MB, so these leave room and still stop decompression-like
 * bombs.
 */
export const CAD_LIMITS: CadLimits = {
  fileBytes: 100 * 1024 ** 2,
  entities: 2_500_000,
  parts: 100_000,
  timeoutMs: 120_000,
  memoryBytes: 2 * 1024 ** 3,
  heapMegabytes: 1_536,
};

/** Deflection of the triangles from the true surface: relative to the part's mean extent, and radians between normals. */
export const DEFLECTION: Record<StepIn<'glb_export'>['quality'], { linear: number; angular: number }> = {
  preview: { linear: 0.01, angular: 0.5 },
  standard: { linear: 0.003, angular: 0.35 },
  fine: { linear: 0.001, angular: 0.2 },
};
