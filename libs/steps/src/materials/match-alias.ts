import type { MaterialAlias } from '../domain.js';
import { normaliseName } from './normalise-name.js';

/**
 * The alias that a part's display name means: one equal to the whole name, else the longest that stands in it as whole
 * words. Undefined where none does; among equals the catalog's order decides.
 */
export function matchAlias(name: string, aliases: MaterialAlias[]): MaterialAlias | undefined {
  const wanted = normaliseName(name);
  const candidates = aliases
    .map((alias) => ({ alias, text: normaliseName(alias.alias) }))
    .filter(({ text }) => text !== '' && ` ${wanted} `.includes(` ${text} `));
  const exact = candidates.find(({ text }) => text === wanted);
  return (exact ?? longest(candidates))?.alias;
}

function longest<T extends { text: string }>(candidates: T[]): T | undefined {
  return candidates.reduce<T | undefined>(
    (best, candidate) => (best && best.text.length >= candidate.text.length ? best : candidate),
    undefined,
  );
}
