/** Plain data, so that it can be sent to the thread. `frame` counts from 1. */
export interface StillJob {
  bytes: Uint8Array;
  width: number | null;
  frame: number;
}

/** The still as a WebP, or why there is none; `frames` is how many the picture has. */
export type StillOutcome = { bytes: Uint8Array } | { fault: 'unreadable' | 'too_large' } | { frames: number };
