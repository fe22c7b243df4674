import type { MaterialAlias } from '../domain.js';
import { wordsOf } from './normalise-name.js';

/** The alias that matches a part's display name, undefined where none does. */
export type AliasMatcher = (name: string) => MaterialAlias | undefined;

/**
 * Matches names to the longest alias that stands in them as whole words, among equals to the first in the catalog. Case,
 * umlaut spelling, separators and any numbering beside it do not matter.
 */
export function aliasMatcher(aliases: MaterialAlias[]): AliasMatcher {
  const keyed = aliases.map((alias) => ({ alias, key: aliasKey(alias.alias) })).filter(({ key }) => key !== '');
  // A stable sort, so among equally long ones the catalog's order stays.
  keyed.sort((a, b) => b.key.length - a.key.length);
  return (name) => {
    const words = wordsOf(name);
    return keyed.find(({ key }) => holds(words, key))?.alias;
  };
}

/**
 * The identity of an alias: `PA 66`, `PA66` and `pa-66` are the same one. Empty for an alias of numbers only, which is
 * never matched because it would fit everything; a material number like 1.4301 is a name.
 */
export function aliasKey(alias: string): string {
  const words = wordsOf(alias);
  return words.some((word) => /[^\d]/.test(word)) ? words.join('') : '';
}

/** True where some neighbouring words make up the key. */
function holds(words: string[], key: string): boolean {
  return words.some((_, from) => {
    let text = '';
    for (let at = from; at < words.length && text.length < key.length; at++) text += words[at]!;
    return text === key;
  });
}
