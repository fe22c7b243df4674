import type { Schema } from '../../api/api-types';

/** One entry of a list to choose from. */
export interface PickItem {
  id: string;
  label: string;
  hint: string;
  icon: string;
  colour: Schema<'CategoryColour'> | null;
  /** Also searched, but not shown. */
  words: string;
  /** Why it cannot be chosen. */
  refused: string | null;
}

/** The entries that have every word: those whose label begins with the text first, those that cannot be chosen last. */
export function pickItems(items: readonly PickItem[], text: string): PickItem[] {
  const wanted = text.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = items.filter(({ label, hint, words: more }) => {
    const said = `${label} ${hint} ${more}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const rank = ({ label, refused }: PickItem): number =>
    refused !== null ? 2 : wanted !== '' && label.toLowerCase().startsWith(wanted) ? 0 : 1;
  return found
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** The next entry that can be chosen, from a place in the list onwards and around its end; -1 for none. */
export function nextPick(items: readonly PickItem[], from: number, by: 1 | -1): number {
  const { length } = items;
  for (let step = 1; step <= length; step += 1) {
    const at = (((from + by * step) % length) + length) % length;
    if (items[at]?.refused === null) return at;
  }
  return -1;
}
