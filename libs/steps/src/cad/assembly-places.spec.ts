import { WebIO } from '@gltf-transform/core';
import { readAll } from '#artifacts';
import { AS1, convertFixture, fixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { readStructure } from './structure/structure.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

/** The places of all parts by their keys. */
async function placesOf(file: Buffer): Promise<Map<string, number[]>> {
  const { glb } = await convertFixture(world.ctx, file);
  const bytes = new Uint8Array(await readAll(world.ctx.artifacts, glb.artifact.sha256));
  const nodes = (await new WebIO().readBinary(bytes)).getRoot().listNodes();
  const parts = nodes.filter((node) => node.getMesh());
  return new Map(parts.map((node) => [String(node.getExtras()['part']), [...node.getWorldMatrix()]]));
}

it('places parts by the text of a file as the reader does', async () => {
  const text = (await fixture(AS1)).toString();
  const [direction] = /#\d+(?= = DIRECTION)/.exec(text) ?? [];
  // An assembly that lists anything but placements, points and curves is left to the reader.
  const left = text.replace(/(= SHAPE_REPRESENTATION\('',\()/g, `$1${direction},`);
  const files = [text, left].map((file) => Buffer.from(file));
  expect(files.map((file) => readStructure(file).assemblies.size)).toEqual([4, 0]);
  const [read, asked] = [await placesOf(files[0]!), await placesOf(files[1]!)];
  expect([...read.keys()]).toEqual([...asked.keys()]);
  expect(read.size).toBe(18);
  for (const [key, matrix] of read) {
    matrix.forEach((value, at) => expect(value).toBeCloseTo(asked.get(key)![at]!, 8));
  }
});
