/** Passes on the first report at once and after that at most one every `everyMs`; the last one (1) always. */
export function progressThrottle(
  everyMs: number,
  now: () => number,
  emit: (fraction: number, message: string) => void,
): (fraction: number, message: string) => void {
  let last = -Infinity;
  return (fraction, message) => {
    const bounded = Math.min(1, Math.max(0, fraction));
    if (now() - last < everyMs && bounded < 1) return;
    last = now();
    emit(bounded, message);
  };
}
