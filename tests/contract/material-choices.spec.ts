import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProductMaterialsReply } from '#contracts';
import { seedCatalog } from '#steps';
import { repositoryRoot } from '../../deploy/local/repository-root.js';
import { openLineBench } from './fuzz/line-bench.js';
import type { LineBench } from './fuzz/line-bench.js';

const { key: _, ...still } = seedCatalog().outputTypes[0]!;
const SMALL = { ...still, width: 64, height: 64, legacyPreset: { preset: 'still', params: {} } };
const AT = '/products/product/materials';

let bench: LineBench;
beforeAll(async () => {
  bench = await openLineBench('material_choices');
  await bench.send({ method: 'PUT', path: '/output-types/small', json: SMALL });
});
afterAll(() => bench.close());

/** Delivers the product again; returns the materials of its parts, and why for those without an assignment. */
async function deliver(): Promise<ProductMaterialsReply> {
  const { legacy, graph } = await bench.deliver((await bench.dispatch('small'))!);
  expect(graph).toEqual(legacy);
  expect(legacy).toHaveProperty('evidence.status.code', 'succeeded');
  return (await bench.send({ method: 'GET', path: AT })).body as ProductMaterialsReply;
}
const whyOf = ({ guesses }: ProductMaterialsReply, part: string) => guesses.find((guess) => guess.part === part)?.why;

describe('the materials of a product that is delivered again', () => {
  it('follow a new rule, a changed colour, an assignment and its end, and a new file', async () => {
    const first = await deliver();
    const { part } = first.guesses[0]!;
    expect(first.assignments).toEqual([]);
    expect((await deliver()).guesses.map(({ why }) => why)).toEqual(first.guesses.map(({ why }) => why));

    const rules = seedCatalog().rules.map(({ key }) => ({ method: 'DELETE', path: `/material-rules/${key}` }));
    for (const request of rules) expect((await bench.send(request)).status).toBe(200);
    const all = { pattern: '.', material: 'bronze' };
    await bench.send({ method: 'PUT', path: '/material-rules/all', json: all });
    expect(whyOf(await deliver(), part)).toMatch(/^rule:all/);

    await bench.send({ method: 'DELETE', path: '/material-rules/all' });
    expect(whyOf(await deliver(), part)).toMatch(/^(colour[:-]|default)/);

    const assignments = [{ part, material: 'pom-white' }];
    expect(await bench.send({ method: 'PUT', path: AT, json: { assignments } })).toMatchObject({ status: 200 });
    for (const reply of [await deliver(), await deliver()]) {
      expect(reply.assignments).toMatchObject(assignments);
      expect(whyOf(reply, part)).toBeUndefined();
    }
    await bench.send({ method: 'DELETE', path: `${AT}?part=${encodeURIComponent(part)}` });
    expect(whyOf(await deliver(), part)).toMatch(/^(colour[:-]|default)/);

    const other = await readFile(join(repositoryRoot(), 'tests/fixtures/step/own-inch-block.step'));
    await bench.upload(other);
    const { guesses } = await deliver();
    expect(guesses.map((guess) => guess.part)).not.toContain(part);

    const red = other.toString('latin1').replace(/COLOUR_RGB\('',[^)]*\)/g, "COLOUR_RGB('',1.,0.,0.)");
    await bench.upload(Buffer.from(red, 'latin1'));
    expect((await deliver()).guesses).toMatchObject([{ material: 'colour-ff0000', why: 'colour-as-modelled' }]);
  });
});
