import type { LoadedCatalog, PassedOver, StepLogger } from '../ports/index.js';

/** Maximum number of named entries; more are only counted. */
const NAMED = 20;

/** Logs `catalog.passed_over` with the unusable entries of these lists in the pinned catalog. */
export function warnPassedOver(
  { passedOver = [] }: LoadedCatalog,
  lists: PassedOver['list'][],
  logger: StepLogger,
): void {
  const entries = passedOver.filter(({ list }) => lists.includes(list));
  if (entries.length > 0)
    logger.warn('catalog.passed_over', { count: entries.length, entries: entries.slice(0, NAMED) });
}
