import { LEGACY_STEPS } from './legacy-steps.js';
import type { LegacyStepName, Port } from './legacy-steps.js';

/** A step by its name in the pipeline, with the names of its direct predecessors. */
export interface PlacedStep {
  name: string;
  step: LegacyStepName;
  after: string[];
}

/** The steps that each input comes from, by port: one, or a list for ports that collect all. */
export type Sources = Partial<Record<Port, string | string[]>>;

type Seen = Map<Port, Set<string>>;

/**
 * Names for each step the steps that its inputs come from: the nearest predecessor that outputs the port. Where two branches
 * join there can be two, which a save collects in the order of their names. Steps are given after their predecessors.
 */
export function withSources<T extends PlacedStep>(steps: readonly T[]): (T & { sources: Sources })[] {
  const seenFrom = new Map<string, Seen>();
  return steps.map((placed) => {
    const seen = merged(placed.after.map((name) => seenFrom.get(name) ?? new Map()));
    const { inputs, collects, outputs } = LEGACY_STEPS[placed.step];
    const sources: Sources = {};
    for (const port of inputs) sources[port] = [...(seen.get(port) ?? [])].at(-1) ?? '';
    for (const port of collects) sources[port] = [...(seen.get(port) ?? [])].sort();
    seenFrom.set(placed.name, new Map([...seen, ...outputs.map((port) => [port, new Set([placed.name])] as const)]));
    return { ...placed, sources };
  });
}

function merged(all: Seen[]): Seen {
  const seen: Seen = new Map();
  for (const [port, names] of all.flatMap((one) => [...one])) {
    seen.set(port, new Set([...(seen.get(port) ?? []), ...names]));
  }
  return seen;
}
