import { durationText, growingText } from '../parts/duration';
import type { NodeState } from './states/node-state';

const ms = (at: string): number => new Date(at).getTime();

/** How long the newest attempt ran; while it runs, until `now`, which only then is asked. Empty before it began. */
export function runningTime(
  { startedAt, finishedAt }: Pick<NodeState, 'startedAt' | 'finishedAt'>,
  now: () => number,
): string {
  if (startedAt === null) return '';
  return finishedAt === null ? growingText(now() - ms(startedAt)) : durationText(ms(finishedAt) - ms(startedAt));
}

/** The time from a run's creation to its end; while it goes on, until `now`. */
export function runTime(
  { createdAt, finishedAt }: { createdAt: string; finishedAt: string | null },
  now: () => number,
): string {
  return runningTime({ startedAt: createdAt, finishedAt }, now);
}
