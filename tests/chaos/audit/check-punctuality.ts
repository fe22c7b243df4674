import type { Facts, LegacyJobFact, Violation } from './facts.js';

/** Minimum number of jobs for each median. */
const ENOUGH = 10;
/** Allowed slowdown: faults of the graph side may cost legacy processor time on a small machine. */
const FACTOR = 4;
const SLACK_MS = 500;
/** A job takes a tenth of a second; a fault lasts seconds. */
const PATIENCE_MS = 2000;

/** A job's service time: from the end of the job before it, or its own start, to its end. */
export interface ServiceTime {
  deliveryId: string;
  from: number;
  until: number;
  ms: number;
}

/** The compared medians, for the report; null where there were too few jobs of one kind. */
export function legacyMedians(facts: Facts): { calmMs: number; graphFaultMs: number; jobs: number } | null {
  const { graphOnly, other } = faultsBySort(facts);
  const times = serviceTimes(facts.legacyJobs).filter((time) => !overlaps(time, other));
  const during = times.filter((time) => overlaps(time, graphOnly));
  const calm = times.filter((time) => !overlaps(time, graphOnly));
  if (during.length < ENOUGH || calm.length < ENOUGH) return null;
  return { calmMs: median(calm), graphFaultMs: median(during), jobs: during.length };
}

/**
 * Legacy is never late because of the graph side: during faults of that side alone its jobs take as long as without
 * faults.
 */
export function checkPunctuality(facts: Facts): Violation[] {
  const medians = legacyMedians(facts);
  return [...checkMedians(medians), ...checkWaiting(facts, Math.max(PATIENCE_MS, 10 * (medians?.calmMs ?? 0)))];
}

function checkMedians(medians: ReturnType<typeof legacyMedians>): Violation[] {
  if (!medians || medians.graphFaultMs <= medians.calmMs * FACTOR + SLACK_MS) return [];
  const about = `${medians.graphFaultMs} ms during ${medians.jobs} jobs under faults of the graph side alone, ${medians.calmMs} ms in calm`;
  return [{ invariant: 'Delivery: legacy is never late because of the graph side', about }];
}

/** A job that was next long before the end of a fault, and ended only after it, has waited for it. */
function checkWaiting(facts: Facts, patienceMs: number): Violation[] {
  const { graphOnly, other } = faultsBySort(facts);
  const times = serviceTimes(facts.legacyJobs);
  return graphOnly.flatMap(({ beganAt, healedAt }) =>
    times
      .filter(({ from, until }) => from <= healedAt - patienceMs && until > healedAt && until > beganAt)
      .filter(({ from }) => !other.some((fault) => fault.beganAt < healedAt && fault.healedAt > from))
      .map(({ deliveryId, ms }) => ({
        invariant: 'Delivery: legacy never waits for the end of a graph-side fault',
        about: `delivery ${deliveryId} took ${Math.round(ms)} ms`,
      })),
  );
}

/** Legacy takes one job after another, so a job waits for the one before it by design. */
export function serviceTimes(jobs: readonly LegacyJobFact[]): ServiceTime[] {
  const ended = jobs.flatMap(({ deliveryId, createdAt, finishedAt }) =>
    finishedAt === null ? [] : [{ deliveryId, createdAt, finishedAt }],
  );
  ended.sort((a, b) => a.finishedAt - b.finishedAt);
  return ended.map(({ deliveryId, createdAt, finishedAt }, at) => {
    const from = Math.max(createdAt, ended[at - 1]?.finishedAt ?? 0);
    return { deliveryId, from, until: finishedAt, ms: finishedAt - from };
  });
}

type Span = Facts['faultTimes'][number];

function faultsBySort({ faultTimes }: Facts): { graphOnly: Span[]; other: Span[] } {
  return {
    graphOnly: faultTimes.filter(({ graphOnly }) => graphOnly),
    other: faultTimes.filter(({ graphOnly }) => !graphOnly),
  };
}

const overlaps = ({ from, until }: ServiceTime, spans: readonly Span[]): boolean =>
  spans.some(({ beganAt, healedAt }) => from <= healedAt && until >= beganAt);

function median(times: readonly ServiceTime[]): number {
  const sorted = times.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
