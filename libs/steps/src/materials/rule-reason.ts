import type { MaterialRule, Part } from '../domain.js';
import { colourDifference } from './colour-difference.js';
import { patternReach } from '../catalog/pattern-cost.js';

/**
 * The matches of a rule on a part, undefined where a condition does not hold: `name "Seal"` (the piece that the pattern
 * found), `shape ring`, `colour #2a2b2c ΔE 2.1`, joined by commas.
 */
export type RuleReason = (part: Part) => string | undefined;

/**
 * A usable rule, read once for all parts; a pattern runs once for each name. A rule without conditions matches nothing.
 */
export function ruleReason({ pattern, shape, colour }: MaterialRule): RuleReason {
  const conditions: RuleReason[] = [];
  if (pattern !== undefined) conditions.push(nameReason(pattern));
  if (shape !== undefined) conditions.push((part) => (shape === part.shape ? `shape ${shape}` : undefined));
  if (colour !== undefined) conditions.push((part) => colourReason(colour, part));
  return (part) => {
    const reasons: string[] = [];
    for (const condition of conditions) {
      const reason = condition(part);
      if (reason === undefined) return undefined;
      reasons.push(reason);
    }
    return reasons.length > 0 ? reasons.join(', ') : undefined;
  };
}

function nameReason(pattern: string): RuleReason {
  const expression = new RegExp(pattern, 'i');
  const reach = patternReach(pattern);
  const found = new Map<string, string | undefined>();
  return ({ name: whole }) => {
    const name = whole.slice(0, reach);
    if (!found.has(name)) found.set(name, expression.exec(name)?.[0]);
    const piece = found.get(name);
    return piece === undefined ? undefined : `name "${piece}"`;
  };
}

function colourReason({ near, maxDifference }: NonNullable<MaterialRule['colour']>, { colour }: Part) {
  if (colour === null) return undefined;
  const difference = colourDifference(colour, near);
  return difference <= maxDifference ? `colour ${colour} ΔE ${difference.toFixed(1)}` : undefined;
}
