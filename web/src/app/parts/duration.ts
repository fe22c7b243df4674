const SECOND = 1000;

const two = (count: number): string => String(count).padStart(2, '0');

/** A duration of `ms` as `35 ms`, `1.2 s`, `24 s`, `3 min 04 s` or `2 h 05 min`. */
export function durationText(ms: number): string {
  if (ms < 99.5) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 9950) return `${(ms / SECOND).toFixed(1)} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** A duration that still grows, in whole seconds, so that it moves evenly. */
export function growingText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  return seconds < 60 ? `${seconds} s` : durationText(seconds * SECOND);
}
