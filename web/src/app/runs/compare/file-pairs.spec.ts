import { filePairs } from './file-pairs';

const file = (letter: string) => ({ sha256: letter.repeat(64), mediaType: 'image/png', byteLength: 1 });
const inShort = (...of: Parameters<typeof filePairs>) =>
  filePairs(...of).map(({ name, a, b, isEqual }) => [name, a?.sha256[0] ?? null, b?.sha256[0] ?? null, isEqual]);

describe('filePairs', () => {
  it('puts files of the same name beside each other, and says which are equal', () => {
    expect(inShort({ front: file('a'), glb: file('c') }, { front: file('b'), glb: file('c') })).toEqual([
      ['front', 'a', 'b', false],
      ['glb', 'c', 'c', true],
    ]);
  });

  it('pairs the members of lists in their order, and keeps what only one run has', () => {
    expect(inShort({ images: [file('a'), file('b')] }, { images: [file('a')] })).toEqual([
      ['images', 'a', 'a', true],
      ['images', 'b', null, false],
    ]);
    expect(inShort(null, { images: [file('a')] })).toEqual([['images', null, 'a', false]]);
  });
});
