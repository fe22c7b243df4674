import { artifactsIn, artifactUrl, downloadUrl, fileNameOf, isPicture, sizeText } from './artifacts-in';

const file = (digit: string, mediaType = 'image/png') => ({ sha256: digit.repeat(64), mediaType, byteLength: 1200 });

describe('artifactsIn', () => {
  it('finds files at any depth, each once, by their names or else their place, masks last', () => {
    const glb = file('b', 'model/gltf-binary');
    const image = { name: 'front', idMask: file('d'), artifact: file('a') };
    const outputs = {
      render: { images: [image] },
      assets: [{ name: 'still.png', ...file('c') }],
      glb,
      same: file('a'),
    };
    expect(artifactsIn(outputs).map(({ name, sha256 }) => [name, sha256[0]])).toEqual([
      ['front', 'a'],
      ['still.png', 'c'],
      ['glb', 'b'],
      ['front mask', 'd'],
    ]);
    expect(artifactsIn(outputs).map(isPicture)).toEqual([true, true, false, true]);
  });

  it('knows the size of a picture and of its mask where the value says it', () => {
    const image = { name: 'front', artifact: file('a'), width: 8, height: 4, idMask: file('d') };
    const found = artifactsIn({ images: [image], asset: { ...file('c'), width: 2, height: 1 }, other: file('b') });
    expect(found.map(({ sha256, width, height }) => [sha256[0], width, height])).toEqual([
      ['a', 8, 4],
      ['c', 2, 1],
      ['b', null, null],
      ['d', 8, 4],
    ]);
  });

  it('takes nothing for a file that has not its shape', () => {
    const wrong = [
      { ...file('a'), sha256: '../secret' },
      { ...file('a'), byteLength: '1' },
      { sha256: 'a'.repeat(64) },
    ];
    expect(artifactsIn([...wrong, null, 'text', 3])).toEqual([]);
  });

  it('has an address and a name to save under', () => {
    const [model] = artifactsIn({ glb: file('b', 'model/gltf-binary') });
    expect(model && artifactUrl(model)).toBe(`/api/artifacts/${'b'.repeat(64)}`);
    expect(model && downloadUrl(model, 'a part.glb')).toBe(`/api/artifacts/${'b'.repeat(64)}?name=a%20part.glb`);
    expect(model && fileNameOf(model, 'export')).toBe('export-glb.glb');
    expect(fileNameOf({ name: 'still.png', mediaType: 'image/png' }, 'save')).toBe('still.png');
    expect(fileNameOf({ name: '', ...file('a', 'image/svg+xml') }, 'render')).toBe('render.svg');
  });
});

describe('sizeText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1400, '1.4 kB'],
    [2_500_000, '2.5 MB'],
  ])('shows %i as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
