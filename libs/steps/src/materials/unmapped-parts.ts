import type { Part, UnmappedPolicy } from '../domain.js';
import type { StepLogger } from '../ports/index.js';
import { StepError } from '../step-error.js';

/** So many parts are named one by one; more are only counted. */
const NAMED = 20;

/**
 * Does what the policy asks about parts that only the default was left for, nothing where there are none: `warn` and
 * `default` log `materials.defaulted` as a warning or a mere note, `fail` throws `StepError('materials_unmapped')`.
 */
export function settleUnmapped(parts: Part[], policy: UnmappedPolicy, logger: StepLogger): void {
  if (parts.length === 0) return;
  if (policy === 'fail') throw unmapped(parts);
  const log = policy === 'warn' ? logger.warn : logger.info;
  log('materials.defaulted', { parts: parts.map(({ key }) => key) });
}

function unmapped(parts: Part[]): StepError {
  const named = parts.slice(0, NAMED).map(({ key, name }) => ({ key, name }));
  const list = named.map(({ key, name }) => `"${name}" (${key})`).join(', ');
  const more = parts.length > NAMED ? ` and ${parts.length - NAMED} more` : '';
  return new StepError(
    'materials_unmapped',
    `${parts.length} of the product's parts have no material: ${list}${more}. Neither an assignment, an alias, a rule nor ` +
      'a colour says one, and this output type does not take the default. Assign materials to them, or add an alias or a ' +
      'rule to the catalog, and dispatch again.',
    { retryable: false, details: { count: parts.length, parts: named } },
  );
}
