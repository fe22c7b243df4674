import type { MaterialRule, Part } from '../domain.js';
import { colourDifference } from '../render/colour-difference.js';
import { StepError } from '../step-error.js';

/** Names are the customer's: a pattern never runs on more than this. */
const NAME_LIMIT = 256;

/**
 * What of a part fits a rule, undefined where a condition does not hold: `name "Seal"` (the piece that the pattern found),
 * `shape ring`, `colour #2a2b2c ΔE 2.1`, joined by commas. Throws `StepError('invalid_material_rule')` for a pattern that is
 * no regular expression and for a rule without conditions, which would fit everything.
 */
export function ruleReason(rule: MaterialRule, part: Part): string | undefined {
  const conditions: (string | undefined)[] = [];
  if (rule.pattern !== undefined) conditions.push(nameReason(rule.key, rule.pattern, part));
  if (rule.shape !== undefined) conditions.push(rule.shape === part.shape ? `shape ${part.shape}` : undefined);
  if (rule.colour !== undefined) conditions.push(colourReason(rule.colour, part));
  if (conditions.length === 0) throw invalid(rule.key, 'has no condition: give it a pattern, a colour or a shape');
  return conditions.every((reason) => reason !== undefined) ? conditions.join(', ') : undefined;
}

function nameReason(rule: string, pattern: string, { name }: Part): string | undefined {
  const found = patternOf(rule, pattern).exec(name.slice(0, NAME_LIMIT));
  return found ? `name "${found[0]}"` : undefined;
}

function colourReason({ near, maxDifference }: NonNullable<MaterialRule['colour']>, { colour }: Part) {
  if (colour === null) return undefined;
  const difference = colourDifference(colour, near);
  return difference <= maxDifference ? `colour ${colour} ΔE ${difference.toFixed(1)}` : undefined;
}

function patternOf(rule: string, pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'i');
  } catch (cause) {
    throw invalid(rule, `has no valid pattern: ${String(cause)}`, { pattern, cause });
  }
}

function invalid(
  rule: string,
  what: string,
  { pattern, cause }: { pattern?: string; cause?: unknown } = {},
): StepError {
  return new StepError('invalid_material_rule', `The rule "${rule}" ${what}. Correct it in the catalog.`, {
    retryable: false,
    details: { rule, ...(pattern !== undefined && { pattern }) },
    cause,
  });
}
