/**
 * How often each stored page of an animation is shown, for `frames` frames of one length: encoders store equal neighbours
 * once, for longer. `delays` in milliseconds, one a page. Null where they do not add up to so many frames.
 */
export function frameRepeats(delays: number[], frames: number): number[] | null {
  if (delays.length === 1) return [frames];
  const one = delays.reduce((sum, delay) => sum + delay, 0) / frames;
  const repeats = delays.map((delay) => Math.round(delay / one));
  const areWhole = delays.every((delay, page) => repeats[page]! > 0 && Math.abs(delay / one - repeats[page]!) < 0.01);
  return areWhole ? repeats : null;
}
