import { RUN_CLASSES, taskConsumer } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { PoolSettings } from './pool-settings.js';

/** One pull in so many takes shadow work first, so that live work does not starve it. */
const SHADOW_FIRST_EVERY = 11;

/**
 * The order of consumers for each pull: live before shadow (10 to 1), and round-robin over the capabilities within a class.
 * `capabilities` are read before each pull.
 */
export function pullOrder(
  prefix: string,
  pool: PoolSettings,
  capabilities: () => readonly string[],
): () => ConsumerSpec[] {
  let pulls = 0;
  return () => {
    pulls += 1;
    const classes = pulls % SHADOW_FIRST_EVERY === 0 ? RUN_CLASSES.toReversed() : RUN_CLASSES;
    const kinds = rotated(['none', ...capabilities()], pulls);
    return classes.flatMap((runClass) =>
      kinds.map((requires) => taskConsumer(prefix, { pool: pool.pool, requires, runClass, leaseMs: pool.leaseMs })),
    );
  };
}

const rotated = (items: string[], by: number): string[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};
