import { Document, WebIO } from '@gltf-transform/core';
import { glbParts } from './glb-parts.js';

/** A GLB of nodes given as [name, part, parent]; all but parents carry a mesh. */
function glbOf(nodes: { name: string; part?: string; under?: string; bare?: boolean }[]): Promise<Uint8Array> {
  const document = new Document();
  const scene = document.createScene();
  const made = new Map(nodes.map(({ name }) => [name, document.createNode(name)]));
  for (const { name, part, under, bare } of nodes) {
    const node = made.get(name)!;
    if (!bare) node.setMesh(document.createMesh(name));
    if (part !== undefined) node.setExtras({ part });
    (under === undefined ? scene : made.get(under)!).addChild(node);
  }
  return new WebIO().writeBinary(document);
}

describe('the parts of a GLB', () => {
  it('are those of nodes with a mesh or of their nearest ancestor, each once, in scene order', async () => {
    const glb = await glbOf([
      { name: 'assembly', part: 'assembly#1', bare: true },
      { name: 'b', part: 'b#1', under: 'assembly' },
      { name: 'face', under: 'b' },
      { name: 'a', part: 'a#1', under: 'assembly' },
      { name: 'loose', under: 'assembly' },
    ]);
    expect(glbParts(glb)).toEqual(['b#1', 'a#1', 'assembly#1']);
  });

  it('are null for a mesh that belongs to none', async () => {
    expect(glbParts(await glbOf([{ name: 'stray' }]))).toEqual([null]);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['text', Buffer.from('ISO-10303-21; a STEP file, not a GLB')],
    ['a GLB cut off in its description', null],
  ])('cannot be read out of %s', async (_, bytes) => {
    const glb = bytes ?? (await glbOf([{ name: 'a', part: 'a#1' }])).subarray(0, 60);
    expect(() => glbParts(glb)).toThrow(expect.objectContaining({ code: 'glb_unreadable', retryable: false }) as Error);
  });
});
