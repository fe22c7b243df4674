import { artifactsIn } from './artifacts-in.js';

describe('artifactsIn', () => {
  it('finds each artifact once, however deep, and nothing that only looks like one', () => {
    const glb = { sha256: 'a'.repeat(64), mediaType: 'model/gltf-binary', byteLength: 3 };
    const picture = { sha256: 'b'.repeat(64), mediaType: 'image/png', name: 'p.png' };
    const noArtifact = { sha256: 'c'.repeat(64), note: 'a digest of something else' };
    const outputs = { glb, render: { views: [{ image: picture, from: glb }] }, noArtifact, text: 'd'.repeat(64) };
    expect(artifactsIn(outputs).sort()).toEqual([glb.sha256, picture.sha256]);
  });
});
