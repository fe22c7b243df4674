import { modelIn } from './model-in.js';

const glb = { sha256: 'a'.repeat(64), mediaType: 'model/gltf-binary', byteLength: 12 };

describe('modelIn', () => {
  it.each([
    ['null', null, null],
    ['outputs without one', { render: { sha256: 'b', mediaType: 'image/png', byteLength: 1 } }, null],
    ['a text of that name', { mediaType: 'model/gltf-binary' }, null],
    ['an output', { glb: { artifact: { ...glb, extra: 1 } } }, glb],
    ['a list', { all: [1, [{ glb }]] }, glb],
  ])('finds the GLB in %s', (_, outputs, found) => expect(modelIn(outputs)).toEqual(found));
});
