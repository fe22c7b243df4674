import { wordsOf } from './raster.ts';
import type { MaskedPicture, Raster } from './raster.ts';

type Mask = NonNullable<MaskedPicture['mask']>;

/** Which part each pixel shows: `labels[pixel]` is 0 for the background, else 1 + the index in `parts`. */
export interface LabelledPair {
  width: number;
  parts: string[];
  legacy: Uint16Array;
  graph: Uint16Array;
}

/** Reads both masks with one numbering of parts, since each side may give a part another mask colour. */
export function labelParts(legacy: Mask, graph: Mask): LabelledPair {
  const named = [...legacy.colours, ...graph.colours].map(({ part }) => part);
  const parts = [...new Set(named)].sort();
  const labelOf = new Map(parts.map((part, index) => [part, index + 1]));
  return {
    width: legacy.raster.width,
    parts,
    legacy: labelsOf(legacy, labelOf),
    graph: labelsOf(graph, labelOf),
  };
}

function labelsOf({ raster, colours }: Mask, labelOf: Map<string, number>): Uint16Array {
  const byWord = new Map(colours.map(({ part, colour }) => [wordOf(colour), labelOf.get(part) ?? 0]));
  return labelWords(wordsOf(raster), byWord);
}

function labelWords(words: Uint32Array, byWord: Map<number, number>): Uint16Array {
  const labels = new Uint16Array(words.length);
  // Neighbours mostly show the same part, so most look-ups are saved.
  let [lastWord, lastLabel] = [-1, 0];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word !== lastWord) [lastWord, lastLabel] = [word, byWord.get(word) ?? 0];
    labels[i] = lastLabel;
  }
  return labels;
}

/** The opaque colour '#rrggbb' as `wordsOf` shows it. */
function wordOf(colour: string): number {
  const rgb = Buffer.from(colour.slice(1), 'hex');
  return wordsOf({ width: 1, height: 1, pixels: new Uint8Array([...rgb, 255]) } satisfies Raster)[0] ?? 0;
}
