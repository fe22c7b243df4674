import type { StillQuery } from '#contracts';

/** One still of an artifact. `frame` counts from 1; without a width it is as large as the picture. */
export interface Still {
  sha256: string;
  width: number | null;
  frame: number;
  /** Of its file, and in its ETag. */
  name: string;
}

/** The still that a query asks for; null where it asks for the file. */
export function stillOf(sha256: string, { width, frame }: StillQuery): Still | null {
  if (width === undefined && frame === undefined) return null;
  const shown = frame ?? 1;
  return { sha256, width: width ?? null, frame: shown, name: `w${width ?? 'full'}-f${shown}.webp` };
}
