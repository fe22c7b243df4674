import type { EvidenceMediaAsset } from '#contracts';
import { comparePartLists } from './compare-part-lists.js';

const showing = (...parts: string[]): EvidenceMediaAsset => ({
  name: 'still.png',
  mediaType: 'image/png',
  sha256: 'a'.repeat(64),
  byteLength: 1,
  width: 1,
  height: 1,
  idMask: { sha256: 'b'.repeat(64), colours: parts.map((part, index) => ({ part, colour: `#00000${index + 1}` })) },
});

describe('comparePartLists', () => {
  it('names a part that is hidden in the picture and missing from one model', () => {
    const findings = comparePartLists(showing('Cage', 'Ball'), showing('Cage'), new Set());
    expect(findings).toEqual([expect.objectContaining({ verdict: 'mismatch', code: 'part_missing', part: 'Ball' })]);
  });

  it('names a part that only graph has', () => {
    expect(comparePartLists(showing('Cage'), showing('Cage', 'Ball'), new Set())).toEqual([
      expect.objectContaining({ code: 'part_extra', part: 'Ball' }),
    ]);
  });

  it('does not repeat what the picture has told', () => {
    expect(comparePartLists(showing('Cage', 'Ball'), showing('Cage'), new Set(['Ball']))).toEqual([]);
  });

  it('finds nothing between equal lists in another order', () => {
    expect(comparePartLists(showing('A', 'B'), showing('B', 'A'), new Set())).toEqual([]);
  });
});
