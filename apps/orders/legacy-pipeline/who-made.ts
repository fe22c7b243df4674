import type { StepName } from '#steps';
import { LEGACY_STEPS } from './legacy-steps.js';
import type { Port } from './legacy-steps.js';

/** A step by its name in the pipeline, with the names of those that it directly follows. */
export interface PlacedStep {
  name: string;
  step: StepName;
  after: string[];
}

/** From which steps each port is taken: one, or a list for ports of which all are taken. */
export type Taken = Partial<Record<Port, string | string[]>>;

type Seen = Map<Port, Set<string>>;

/**
 * Tells each step from whom it takes what: from the last that made it on its way. Only where two ways meet can there be two,
 * which a save takes in the order of their names. The steps come after all that they follow.
 */
export function whoMade<T extends PlacedStep>(steps: readonly T[]): (T & { takes: Taken })[] {
  const seenFrom = new Map<string, Seen>();
  return steps.map((placed) => {
    const seen = merged(placed.after.map((name) => seenFrom.get(name) ?? new Map()));
    const { takes, gathers, makes } = LEGACY_STEPS[placed.step];
    const taken: Taken = {};
    for (const port of takes) taken[port] = [...(seen.get(port) ?? [])].at(-1) ?? '';
    for (const port of gathers) taken[port] = [...(seen.get(port) ?? [])].sort();
    seenFrom.set(placed.name, new Map([...seen, ...makes.map((port) => [port, new Set([placed.name])] as const)]));
    return { ...placed, takes: taken };
  });
}

function merged(all: Seen[]): Seen {
  const seen: Seen = new Map();
  for (const [port, names] of all.flatMap((one) => [...one])) {
    seen.set(port, new Set([...(seen.get(port) ?? []), ...names]));
  }
  return seen;
}
