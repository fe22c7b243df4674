import { Document, WebIO } from '@gltf-transform/core';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { glbBbox } from './glb-bbox.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

async function boundsOf(bytes: Uint8Array) {
  const artifact = await world.ctx.artifacts.put(bytes, 'model/gltf-binary');
  return (await glbBbox({ glb: { artifact } }, world.ctx)).bounding_box;
}

function triangle(positions: number[]): Document {
  const document = new Document();
  const buffer = document.createBuffer();
  const position = document.createAccessor().setType('VEC3').setArray(new Float32Array(positions)).setBuffer(buffer);
  const mesh = document.createMesh().addPrimitive(document.createPrimitive().setAttribute('POSITION', position));
  document.createScene().addChild(document.createNode('part').setMesh(mesh));
  return document;
}

const glbOf = (document: Document) => new WebIO().writeBinary(document);

/** A GLB of one arbitrary JSON chunk. */
function rawGlb(json: unknown): Uint8Array {
  const text = JSON.stringify(json);
  const chunk = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const head = Buffer.alloc(20);
  [0x46546c67, 2, 20 + chunk.length, chunk.length, 0x4e4f534a].forEach((word, at) => head.writeUInt32LE(word, at * 4));
  return Buffer.concat([head, chunk]);
}

describe('glbBbox', () => {
  it('gives the exact box of what is shown, rotated parts included', async () => {
    const document = triangle([1, 0, 0, 0, 1, 0, -1, 0, 0]);
    const turned = [0, 0, Math.SQRT1_2, Math.SQRT1_2] as [number, number, number, number];
    document.getRoot().listNodes()[0]?.setRotation(turned).setTranslation([10, 0, 0]);
    const { min, max } = await boundsOf(await glbOf(document));
    [9, -1, 0].forEach((value, axis) => expect(min[axis]).toBeCloseTo(value, 6));
    [10, 1, 0].forEach((value, axis) => expect(max[axis]).toBeCloseTo(value, 6));
  });

  it.each(['buffers', 'images'])('refuses a GLB whose %s point outside', async (resources) => {
    const outside = { asset: { version: '2.0' }, [resources]: [{ uri: 'file:///etc/passwd', byteLength: 4 }] };
    await expect(boundsOf(rawGlb(outside))).rejects.toMatchObject({ code: 'glb_external_uri', retryable: false });
  });

  it('says glb_no_geometry for a scene without triangles', async () => {
    await expect(boundsOf(await glbOf(new Document()))).rejects.toMatchObject({ code: 'glb_no_geometry' });
    const bare = new Document();
    bare.createScene().addChild(bare.createNode('empty'));
    await expect(boundsOf(await glbOf(bare))).rejects.toMatchObject({ code: 'glb_no_geometry' });
  });

  it.each([NaN, Infinity])('says glb_bounds_not_finite for a vertex at %d', async (value) => {
    const document = triangle([1, value, 0, 0, 1, 0, -1, 0, 0]);
    await expect(boundsOf(await glbOf(document))).rejects.toMatchObject({ code: 'glb_bounds_not_finite' });
  });

  it.each(['', 'no GLB at all, only text', 'glTF'])('says glb_unreadable for %j', async (text) => {
    await expect(boundsOf(Buffer.from(text))).rejects.toMatchObject({ code: 'glb_unreadable', retryable: false });
  });
});
