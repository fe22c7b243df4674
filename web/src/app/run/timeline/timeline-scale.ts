import { durationText } from '../../parts/duration';

export interface TimelineScale {
  /** The time of the right edge, in ms since the run began. */
  end: number;
  ticks: { at: number; text: string }[];
}

const STEPS = [
  ...[10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map((seconds) => seconds * 1000),
];
const MOST_TICKS = 8;

/**
 * The scale for `length` ms. That of a run which goes on ends at the tick after it, so that bars grow and the scale stays
 * as it is for a while.
 */
export function timelineScale(length: number, isRunning: boolean): TimelineScale {
  const wanted = Math.max(length, STEPS[0] ?? 1);
  const step = STEPS.find((one) => wanted / one <= MOST_TICKS) ?? wanted;
  const end = isRunning ? Math.ceil((wanted + 1) / step) * step : wanted;
  const count = Math.floor(end / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => ({ at: index * step, text: tickText(index * step) }));
  return { end, ticks: ticks.filter(({ at }) => at < end * 0.97) };
}

const tickText = (ms: number): string =>
  ms === 0 ? '0' : durationText(ms).replace('.0 s', ' s').replace(' min 00 s', ' min');
