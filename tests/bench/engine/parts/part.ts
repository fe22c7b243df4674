import type { BenchInstance } from '../instance/bench-instance.js';
import type { RunLoad } from '../load/run-load.js';

/** How much to measure. `bigGraph`: chains × length of the one large graph. */
export interface BenchSize {
  /** Which parts to measure, by name; empty measures all. */
  parts: readonly string[];
  runs: number;
  inFlight: number;
  idleRuns: number;
  repeats: number;
  bigGraph: readonly [chains: number, length: number];
  /** Where the peers are installed; without it none is run. */
  peersFolder?: string | undefined;
}

/** One thing measured, each value of it; `unit` says of what, `×` that it is a ratio. */
export interface Measured {
  metric: string;
  unit: string;
  values: number[];
}

/** What was not measured although it was asked for, and why. */
export interface Skipped {
  what: string;
  why: string;
}

/** What a part measures with. */
export interface Bench {
  instance: BenchInstance;
  load: RunLoad;
  size: BenchSize;
  skipped: Skipped[];
}

/** One thing to measure, on an instance that does nothing else. */
export type Part = (bench: Bench) => Promise<Measured[]>;

/** The values of `count` measurements, one after the other. */
export async function repeated<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const values: T[] = [];
  for (let at = 0; at < count; at += 1) values.push(await work());
  return values;
}

/** The value in the middle of those that were measured. */
export const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
