import { REQUESTS, canonicalJson } from '#contracts';
import type {
  MigratePresetsReply,
  MigratedPreset,
  PresetMigrationReply,
  RollBackPresetsReply,
  RolledBackPreset,
  WorkflowVersionReply,
} from '#contracts';
import type { OutputType } from '#steps';
import { problemOf } from '../gateway/gateway-bench.js';
import { presetFixtures } from '../../presets/preset-fixtures.js';
import { MigrationBench } from './migration-bench.js';

const plain = presetFixtures().find(({ key }) => key === 'still-plain') as OutputType;
const named = (key: string, more: Partial<OutputType> = {}): OutputType => ({
  ...structuredClone(plain),
  key,
  ...more,
});
const LONG = 'a'.repeat(60);
const TYPES = ['edited', 'spoilt', 'halfway', 'taken', 'by-hand', 'chosen-since', `${LONG}-x`, `${LONG}-y`, 'with-row'];

describe('a migration', () => {
  let bench: MigrationBench;
  beforeAll(async () => {
    bench = await MigrationBench.start(
      'edges',
      TYPES.map((key) => named(key)),
    );
  });
  afterAll(() => bench.stop());

  const migrate = async (key: string, more = {}): Promise<MigratedPreset | undefined> =>
    (await bench.ask<MigratePresetsReply>('POST', 'migrate', { outputTypes: [key], ...more })).presets[0];
  const rollBack = async (key: string): Promise<RolledBackPreset | undefined> =>
    (await bench.ask<RollBackPresetsReply>('POST', 'rollback', { outputTypes: [key] })).presets[0];
  const history = (key: string): Promise<PresetMigrationReply[]> => bench.ask('GET', `migrations?outputType=${key}`);
  const withParams = (params: object) => ({ preset: 'still', params: { engine: 'threejs', ...params } });

  it('makes a new version of a config that was edited since, and keeps both configs', async () => {
    await migrate('edited');
    await bench.editType('edited', { legacyPreset: withParams({ resolution: [256, 256] }) });
    expect(await migrate('edited')).toMatchObject({ outcome: 'converted', workflow: 'preset-edited', version: 2 });
    const [newer, older] = await history('edited');
    expect(newer).toMatchObject({ version: 2, workflowBefore: '', config: withParams({ resolution: [256, 256] }) });
    expect(canonicalJson(older?.config)).toBe(canonicalJson(plain.legacyPreset));
  });

  it('takes the workflow away again where the edited config cannot be converted any more', async () => {
    await migrate('spoilt');
    await bench.editType('spoilt', { legacyPreset: withParams({ resolution: [0, -1] }) });
    expect(await migrate('spoilt', { dryRun: true })).toMatchObject({ outcome: 'stays_legacy', workflow: null });
    expect((await bench.typeOf('spoilt')).workflow).toBe('preset-spoilt');
    await migrate('spoilt');
    expect((await bench.typeOf('spoilt')).workflow).toBe('');
    expect(await rollBack('spoilt')).toMatchObject({ outcome: 'not_migrated', workflow: '' });
  });

  it('resets the workflow of a preset that was edited since but leaves the preset alone, and says so', async () => {
    const edited = (await bench.typeOf('edited')).legacyPreset;
    await bench.editType('edited', { legacyPreset: { ...edited, preset: 'turntable' } });
    expect(await rollBack('edited')).toMatchObject({
      outcome: 'rolled_back',
      workflow: '',
      remarks: [{ code: 'config_changed_since' }],
    });
    expect(await bench.typeOf('edited')).toMatchObject({
      workflow: '',
      legacyPreset: { ...edited, preset: 'turntable' },
    });
  });

  it('is completed by a repeat where it ended between the registry and the catalog', async () => {
    const preset = { outputType: 'halfway', label: 'Halfway', config: canonicalJson(plain.legacyPreset), workflow: '' };
    const before = await bench.head();
    await bench.registry.ask(REQUESTS.registry.migratePresets, {
      configs: [{ ...preset, named: true }],
      dryRun: false,
    });
    expect(await bench.head()).toEqual(before);
    expect(await migrate('halfway')).toMatchObject({ outcome: 'converted', version: 1 });
    expect(await history('halfway')).toHaveLength(1);
    expect((await bench.typeOf('halfway')).workflow).toBe('preset-halfway');
  });

  it('migrates what people gave a workflow only by its name, and gives that back in a rollback', async () => {
    await bench.editType('by-hand', { workflow: 'still-threejs' });
    expect(await migrate('by-hand')).toMatchObject({ outcome: 'converted', workflow: 'preset-by-hand' });
    expect(await migrate('by-hand')).toMatchObject({ outcome: 'unchanged' });
    expect(await rollBack('by-hand')).toMatchObject({ outcome: 'rolled_back', workflow: 'still-threejs' });
    expect((await bench.typeOf('by-hand')).workflow).toBe('still-threejs');
  });

  it('leaves a workflow that people chose after the migration, unless the rollback names its output type', async () => {
    await migrate('chosen-since');
    await bench.editType('chosen-since', { workflow: 'still-threejs' });
    const all = await bench.ask<RollBackPresetsReply>('POST', 'rollback', {});
    expect(all.presets.find(({ outputType }) => outputType === 'chosen-since')).toMatchObject({
      outcome: 'workflow_changed_since',
      workflow: 'still-threejs',
    });
    expect(await rollBack('chosen-since')).toMatchObject({ outcome: 'rolled_back', workflow: '' });
  });

  it('publishes nothing under a key that people took for a workflow of theirs', async () => {
    const { workflow } = await bench.registry.ask<WorkflowVersionReply>(REQUESTS.registry.getWorkflow, {
      key: 'still-threejs',
    });
    await bench.registry.ask(REQUESTS.registry.createWorkflow, { key: 'preset-taken', label: 'Mine', workflow });
    const answer = await migrate('taken');
    expect(answer).toMatchObject({ outcome: 'stays_legacy', workflow: null });
    expect(answer?.report.map(({ code }) => code)).toContain('workflow_key_taken');
    expect((await bench.typeOf('taken')).workflow).toBe('');
  });

  it('gives each of two long keys that begin alike a workflow of its own', async () => {
    const keys = [(await migrate(`${LONG}-x`))?.workflow, (await migrate(`${LONG}-y`))?.workflow];
    expect(new Set(keys).size).toBe(2);
    expect(keys.every((key) => key?.length === 63)).toBe(true);
  });

  it('warns of a rollout row that would send the output type to graph at once', async () => {
    await bench.query(`insert into orders.rollout (workflow, output_type, mode) values ('*', 'with-row', 'graph')`);
    const answer = await migrate('with-row', { dryRun: true });
    expect(answer).toMatchObject({ outcome: 'converted', remarks: [{ code: 'rollout_row_applies' }] });
    expect(await migrate('with-row')).toEqual(answer);
  });

  it('refuses names that are no output types, pointing at each, and does nothing', async () => {
    const reply = await bench.call('POST', 'migrate', { outputTypes: ['halfway', 'nobody'] });
    expect(await problemOf(reply)).toMatchObject({
      status: 422,
      code: 'output_type_not_found',
      errors: [{ pointer: '/outputTypes/1' }],
    });
    expect(await problemOf(await bench.call('POST', 'rollback', { outputTypes: [] }))).toMatchObject({ status: 400 });
  });

  it('changes nothing where somebody edited the catalog at the same moment', async () => {
    const seen = await bench.head();
    await bench.editType('halfway', { label: 'Edited' });
    const edited = await bench.head();
    const stale = bench.workflows.set({ seen, workflows: new Map([['halfway', 'other']]), reason: 'late' });
    await expect(stale).rejects.toMatchObject({ code: 'catalog_changed', status: 409 });
    expect(await bench.head()).toEqual(edited);
  });

  it('shows its history in pages', async () => {
    const all = await bench.ask<PresetMigrationReply[]>('GET', 'migrations');
    const older = await bench.ask<PresetMigrationReply[]>('GET', `migrations?before=${all[1]?.id}`);
    expect(older).toEqual(all.slice(2));
    expect(await problemOf(await bench.call('GET', 'migrations?before=x'))).toMatchObject({ status: 400 });
  });

  it('answers 503 with what to do and changes nothing while the registry or the bus is away', async () => {
    const before = await bench.allThatIsWritten();
    const refused = async (path: string, code: string): Promise<void> => {
      const problem = await problemOf(await bench.call('POST', path, {}));
      expect(problem).toMatchObject({
        status: 503,
        code,
        detail: expect.stringContaining('The catalog is as it was.'),
      });
      expect(problem.detail).toContain('./hartomat status');
    };
    await bench.registry.stopRegistry();
    await refused('migrate', 'service_unreachable');
    await bench.loseBus();
    for (const path of ['migrate', 'rollback']) await refused(path, 'bus_unreachable');
    expect(await bench.allThatIsWritten()).toBe(before);
  });
});
