import { canonicalJson } from '#contracts';
import type { MigratePresetsReply, PresetMigrationReply, RollBackPresetsReply, WorkflowSummary } from '#contracts';
import { REQUESTS } from '#contracts';
import { definitions } from '#nodes/definitions';
import { seedCatalog } from '#steps';
import { convertPreset } from '#workflow-core';
import { NEVER_CONVERTED, PLANTED, presetFixtures } from '../../presets/preset-fixtures.js';
import { MigrationBench } from './migration-bench.js';

const production = presetFixtures();
const seeded = seedCatalog().outputTypes;
/** Output types whose workflow people chose; a migration of all leaves them alone. */
const seeds = seeded.filter(({ workflow }) => workflow !== '').map(({ key }) => key);
const fixtures = [...seeded.filter(({ workflow }) => workflow === ''), ...production];
const known = new Map(definitions.map((definition) => [definition.step, definition]));
/** What each becomes by the converter alone; its report is in the order of the config's keys, and the kept one is sorted. */
const conversions = new Map(
  fixtures.map(({ key, legacyPreset }) => [
    key,
    convertPreset(JSON.parse(canonicalJson(legacyPreset)), known, { key }),
  ]),
);
const converted = fixtures.filter(({ key }) => conversions.get(key)?.workflow).map(({ key }) => key);

describe('the migration of production presets', () => {
  let bench: MigrationBench;
  let previewed: MigratePresetsReply;
  let first: MigratePresetsReply;
  beforeAll(async () => {
    bench = await MigrationBench.start('presets', production);
  });
  afterAll(() => bench.stop());

  const history = (): Promise<PresetMigrationReply[]> => bench.ask('GET', 'migrations');
  const workflows = async () =>
    Object.fromEntries((await bench.head()).document.outputTypes.map(({ key, workflow }) => [key, workflow]));
  const presets = async () => canonicalJson((await bench.head()).document.outputTypes.map((one) => one.legacyPreset));

  it('has production configs over all presets, of which all convert that anybody can make, and nothing of them is left out', () => {
    expect(production.length).toBeGreaterThanOrEqual(14);
    expect(new Set(production.map(({ legacyPreset }) => legacyPreset.preset)).size).toBe(6);
    expect(
      fixtures
        .map(({ key }) => key)
        .filter((key) => !converted.includes(key))
        .sort(),
    ).toEqual(NEVER_CONVERTED);
    const notes = [...conversions.values()].flatMap(({ workflow, report }) => (workflow ? report : []));
    expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(['producer_inserted', 'unknown_key']));
  });

  it('says in a dry run what would happen and writes nothing', async () => {
    const before = await bench.allThatIsWritten();
    previewed = await bench.ask('POST', 'migrate', { dryRun: true });
    expect(previewed.dryRun).toBe(true);
    expect(await bench.allThatIsWritten()).toBe(before);
    expect(previewed.presets.map(({ outputType }) => outputType).sort()).toEqual(
      [...seeds, ...fixtures.map(({ key }) => key)].sort(),
    );
  });

  it('does exactly what the dry run said, in one new catalog document', async () => {
    const documents = await bench.count('orders.catalog_document');
    first = await bench.ask('POST', 'migrate', {});
    expect(first).toEqual({ ...previewed, dryRun: false });
    for (const { outputType, outcome, workflow, version, report } of first.presets) {
      const expected = conversions.get(outputType);
      if (!expected) continue;
      const isConverted = expected.workflow !== null;
      expect({ outputType, outcome, workflow, version, report }).toEqual({
        outputType,
        outcome: isConverted ? 'converted' : 'stays_legacy',
        workflow: isConverted ? `preset-${outputType}` : null,
        version: isConverted ? 1 : null,
        report: expected.report,
      });
    }
    expect(await bench.count('orders.catalog_document')).toBe(documents + 1);
    expect(await workflows()).toEqual({
      ...Object.fromEntries(seeds.map((key) => [key, 'still-threejs'])),
      ...Object.fromEntries(fixtures.map(({ key }) => [key, converted.includes(key) ? `preset-${key}` : ''])),
    });
    const listed = await bench.registry.ask<WorkflowSummary[]>(REQUESTS.registry.listWorkflows);
    expect(listed.filter(({ key }) => key.startsWith('preset-'))).toHaveLength(converted.length);
  });

  it('moves no traffic: without a rollout row the dispatch of a migrated output type stays legacy', async () => {
    expect(await bench.dispatchNew('still-plain')).toMatchObject({ mode: 'legacy', reasonCode: 'no_rollout_row' });
    const document = await bench.head();
    expect(document.document.outputTypes.find(({ key }) => key === 'still-plain')?.workflow).toBe('preset-still-plain');
    await bench.query(
      `insert into orders.rollout (workflow, output_type, mode) values ('preset-still-plain', '*', 'legacy')`,
    );
    expect(await bench.dispatchNew('still-plain')).toMatchObject({ mode: 'legacy', reasonCode: 'rollout_row' });
    await bench.query('delete from orders.rollout');
  });

  it('leaves an output type alone whose workflow people chose, and says so', () => {
    const left = first.presets.filter(({ outcome }) => outcome === 'already_has_workflow');
    expect(left.map(({ outputType }) => outputType)).toEqual(seeds);
    expect(left[0]).toMatchObject({
      workflow: 'still-threejs',
      report: [],
      remarks: [{ code: 'already_has_workflow' }],
    });
  });

  it.each(Object.entries(PLANTED))('names what is wrong in %s with its pointer', (outputType, planted) => {
    const report = first.presets.find((one) => one.outputType === outputType)?.report ?? [];
    expect(report.flatMap(({ code, path }) => [`${code} ${path}`, path])).toEqual(expect.arrayContaining(planted));
    expect(report.every(({ message, hint }) => message.length > 10 && hint.length > 5)).toBe(true);
  });

  it('keeps every config byte for byte with its report', async () => {
    const kept = await history();
    expect(kept).toHaveLength(fixtures.length);
    for (const { key, legacyPreset } of fixtures) {
      const row = kept.find(({ outputType }) => outputType === key);
      expect(canonicalJson(row?.config)).toBe(canonicalJson(legacyPreset));
      expect(row?.report).toEqual(conversions.get(key)?.report);
      expect(row).toMatchObject({ workflowBefore: '', rolledBackAt: null });
    }
  });

  it('does nothing new when it is asked again', async () => {
    const before = await bench.allThatIsWritten();
    const again = await bench.ask<MigratePresetsReply>('POST', 'migrate', {});
    expect(await bench.allThatIsWritten()).toBe(before);
    const same = first.presets.map((one) => ({
      ...one,
      outcome: one.outcome === 'converted' ? 'unchanged' : one.outcome,
    }));
    expect(again.presets).toEqual(same);
  });

  it('gives everything back in a rollback, once, and keeps what it kept', async () => {
    const untouched = await presets();
    const before = await history();
    const back = await bench.ask<RollBackPresetsReply>('POST', 'rollback', {});
    expect(back.presets.filter(({ outcome }) => outcome === 'rolled_back').map(({ outputType }) => outputType)).toEqual(
      (await bench.head()).document.outputTypes.map(({ key }) => key).filter((key) => converted.includes(key)),
    );
    expect(back.presets.filter(({ outcome }) => outcome === 'not_migrated')).toHaveLength(
      seeds.length + fixtures.length - converted.length,
    );
    expect(back.presets.flatMap(({ remarks }) => remarks)).toEqual([]);
    expect(Object.values(await workflows()).filter((workflow) => workflow !== '')).toEqual(
      seeds.map(() => 'still-threejs'),
    );
    expect(await presets()).toBe(untouched);
    const after = await history();
    expect(after.map(({ rolledBackAt: _, ...row }) => row)).toEqual(before.map(({ rolledBackAt: _, ...row }) => row));
    expect(after.filter(({ rolledBackAt }) => rolledBackAt)).toHaveLength(converted.length);

    const written = await bench.allThatIsWritten();
    const again = await bench.ask<RollBackPresetsReply>('POST', 'rollback', {});
    expect(again.presets.filter(({ outcome }) => outcome === 'already_rolled_back')).toHaveLength(converted.length);
    expect(await bench.allThatIsWritten()).toBe(written);
  });

  it('migrates again after a rollback to the same versions, and keeps both times', async () => {
    const again = await bench.ask<MigratePresetsReply>('POST', 'migrate', {});
    expect(again).toEqual(first);
    const kept = await history();
    expect(kept).toHaveLength(fixtures.length + converted.length);
    expect(kept.filter(({ outputType }) => outputType === 'still-plain')).toMatchObject([
      { version: 1, rolledBackAt: null },
      { version: 1, rolledBackAt: expect.any(String) },
    ]);
    expect(Object.values(await workflows()).filter((workflow) => workflow.startsWith('preset-'))).toHaveLength(
      converted.length,
    );
  });
});
