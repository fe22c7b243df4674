import fc from 'fast-check';
import { canonicalJson } from '#contracts';
import { seedCatalog } from '#steps';
import type { CatalogDocument, OutputType, PinnedInputs } from '#steps';
import { anyEdit } from './fuzz/any-edit.js';
import { openLineBench } from './fuzz/line-bench.js';
import type { Ended, LineBench } from './fuzz/line-bench.js';
import { oddChange, withChange } from './fuzz/odd-json.js';

/** Failure codes that only another catalog, file or assignment avoids. */
const INPUT_CODES = [
  'angles_and_frames',
  'catalog_unreadable',
  'duplicate_asset_name',
  'materials_unmapped',
  'no_assets',
  'preset_incomplete',
  'preset_unknown',
  'recipient_invalid',
  'render_size_out_of_range',
  'unknown_material',
  'unknown_output_type',
  'unknown_template',
];
const RUNS = process.env['HARTOMAT_TEST_ALL'] ? 200 : 20;
/** Milliseconds: a hang ends, while 200 cases may take minutes on a busy machine. */
const PATIENCE = 600_000;
/** A failure prints its seed and its case without shrinking, which would take minutes. */
const BOUNDED = { numRuns: RUNS, endOnFailure: true };
/** Of small pictures, so that a case takes a fraction of a second. */
const SMALL: OutputType = {
  ...(seedCatalog().outputTypes[0] as OutputType),
  ...{ key: 'small', width: 64, height: 64, legacyPreset: { preset: 'still', params: {} } },
};

let bench: LineBench;
beforeAll(async () => {
  bench = await openLineBench('catalog_fuzz');
});
afterAll(() => bench.close());

const count = { delivered: 0, failed: 0 };
const codeOf = (ended: Ended): string => ('failure' in ended ? ended.failure.code : 'delivered');

async function expectSameOnBothPaths(pinned: PinnedInputs): Promise<void> {
  const { legacy, graph } = await bench.deliver(pinned);
  const code = codeOf(legacy);
  count[code === 'delivered' ? 'delivered' : 'failed'] += 1;
  expect([...INPUT_CODES, 'delivered']).toContain(code);
  if (!graph) return;
  expect(codeOf(graph)).toBe(code);
  if ('evidence' in graph) expect(graph).toEqual(legacy);
}

/** Seven edits, and the output types that may be ordered afterwards. */
const story = fc.record({ edits: fc.array(anyEdit, { minLength: 1, maxLength: 7 }), which: fc.nat(100) });

describe('random edits of the catalog over the API', () => {
  it(
    'are answered, and a line of the accepted catalog is delivered on both paths or fails on both alike',
    async () => {
      const answers = { accepted: 0, refused: 0 };
      await fc.assert(
        fc
          .asyncProperty(story, async ({ edits, which }) => {
            await bench.send({ method: 'PUT', path: '/output-types/small', json: SMALL });
            for (const edit of edits) {
              const { status, body } = await bench.send(edit);
              expect({ status, body, answered: status < 500 }).toMatchObject({ answered: true });
              answers[status < 400 ? 'accepted' : 'refused'] += 1;
            }
            const types = (await bench.send({ method: 'GET', path: '/output-types' })).body as OutputType[];
            const small = types.filter(({ width, height, key }) => width * height <= 96 * 96 || key === 'small');
            const pinned = small.length > 0 && (await bench.dispatch(small[which % small.length]!.key));
            if (pinned) await expectSameOnBothPaths(pinned);
          })
          .beforeEach(() => bench.reset()),
        BOUNDED,
      );
      expect(answers.accepted).toBeGreaterThan(RUNS / 2);
      expect(answers.refused).toBeGreaterThan(RUNS / 2);
    },
    PATIENCE,
  );
});

/** Small, so that most changes touch what the line needs; its rules fit parts of the flange unit by name, colour and shape. */
const plainDocument = (): CatalogDocument => {
  const { materials, templates, ...seed } = seedCatalog();
  return {
    ...seed,
    templates: templates.filter(({ key }) => key === SMALL.template),
    materials: materials.slice(0, 3),
    defaultMaterial: materials[0]!.key,
    aliases: [{ alias: 'Gehäuse', material: materials[1]!.key }],
    rules: [
      { key: 'named', pattern: 'wellen.*ring|seal', material: materials[2]!.key },
      { key: 'coloured', colour: { near: '#b1784c', maxDifference: 20 }, material: materials[1]!.key },
      { key: 'shaped', shape: 'ring', material: materials[2]!.key },
    ],
    outputTypes: [SMALL],
  };
};
const oddDocument = fc
  .array(oddChange, { minLength: 1, maxLength: 6 })
  .map((changes) => changes.reduce(withChange, plainDocument()));
const READS = ['/catalog', '/output-types', '/templates', '/materials', '/material-aliases', '/material-rules'];

describe('a random stored catalog', () => {
  it(
    'is read by the API, and a line of it is delivered on both paths or fails on both alike',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(oddDocument, async (document) => {
            const { sha256 } = await bench.orders.artifacts.put(
              Buffer.from(canonicalJson(document)),
              'application/json',
            );
            await bench.orders.query(
              'insert into orders.catalog_document (sha256, document) values (?, ?::jsonb) on conflict do nothing',
              [sha256, JSON.stringify(document)],
            );
            await bench.orders.query('update orders.catalog_head set sha256 = ?', [sha256]);
            for (const path of READS) expect(await bench.send({ method: 'GET', path })).toMatchObject({ status: 200 });
            const pinned = await bench.dispatch('small');
            // An output type that cannot be used cannot be ordered either.
            if (pinned) await expectSameOnBothPaths(pinned);
            const alias = { method: 'PUT', path: '/material-aliases/Kupferring', json: { material: 'brass' } };
            expect((await bench.send(alias)).status).toBeLessThan(500);
          })
          .beforeEach(() => bench.reset()),
        BOUNDED,
      );
    },
    PATIENCE,
  );
});

describe('the lines of this spec', () => {
  it('were delivered, and some of them failed', () => {
    expect(count.delivered).toBeGreaterThan(RUNS / 2);
    expect(count.failed).toBeGreaterThan(0);
  });
});
