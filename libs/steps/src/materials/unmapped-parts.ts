import type { Part, UnmappedPolicy } from '../domain.js';
import type { StepLogger } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { AS_MODELLED } from './colour-as-modelled.js';

/** Maximum number of named parts; more are only counted. */
const NAMED = 20;

/** The log codes of unmapped parts, by the reason of their material. */
const LOGGED: Readonly<Record<string, string>> = {
  [AS_MODELLED]: 'materials.colour_as_modelled',
  default: 'materials.defaulted',
};

/** Whether the choice is the part's own colour or the default. */
export const isUnmapped = ({ why }: { why: string }): boolean => Object.hasOwn(LOGGED, why);

/**
 * Applies the policy to unmapped parts (in part order); does nothing where there are none: `warn` and `default` log
 * `materials.colour_as_modelled` and `materials.defaulted` as warnings or infos, `fail` throws
 * `StepError('materials_unmapped')`.
 */
export function applyUnmappedPolicy(
  unmapped: { part: Part; why: string }[],
  policy: UnmappedPolicy,
  logger: StepLogger,
): void {
  if (unmapped.length === 0) return;
  if (policy === 'fail') throw noMaterial(unmapped.map(({ part }) => part));
  const log = policy === 'warn' ? logger.warn : logger.info;
  for (const [why, code] of Object.entries(LOGGED)) {
    const parts = unmapped.filter((one) => one.why === why).map(({ part }) => part.key);
    if (parts.length > 0) log(code, { parts });
  }
}

function noMaterial(parts: Part[]): StepError {
  const named = parts.slice(0, NAMED).map(({ key, name }) => ({ key, name }));
  const list = named.map(({ key, name }) => `"${name}" (${key})`).join(', ');
  const more = parts.length > NAMED ? ` and ${parts.length - NAMED} more` : '';
  return new StepError(
    'materials_unmapped',
    `${parts.length} of the product's parts have no material: ${list}${more}. Neither an assignment, the file, an alias, a ` +
      'rule nor a near colour says one, and this output type takes neither the default nor the colour as modelled. Assign ' +
      'materials to them, or add an alias or a rule to the catalog, and dispatch again.',
    { retryable: false, details: { count: parts.length, parts: named } },
  );
}
