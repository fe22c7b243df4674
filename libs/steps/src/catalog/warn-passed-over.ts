import type { LoadedCatalog, StepLogger } from '../ports/index.js';
import type { PassedOver } from './usable-catalog.js';

/** So many entries are named; more are only counted. */
const NAMED = 20;

/** Logs `catalog.passed_over` with the entries of these lists that the pinned catalog holds and nothing can use. */
export function warnPassedOver(
  { passedOver = [] }: LoadedCatalog,
  lists: PassedOver['list'][],
  logger: StepLogger,
): void {
  const entries = passedOver.filter(({ list }) => lists.includes(list));
  if (entries.length > 0)
    logger.warn('catalog.passed_over', { count: entries.length, entries: entries.slice(0, NAMED) });
}
