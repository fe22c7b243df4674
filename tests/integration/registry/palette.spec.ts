import { REQUESTS } from '#contracts';
import type { PaletteEntry, PaletteReply, StepAvailability, WorkerAnnounced } from '#contracts';
import { definitions } from '#nodes/definitions';
import { forms } from '#nodes/forms';
import { definitionHash } from '#workflow-core';
import type { PortType } from '#workflow-core';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { RegistryUnderTest } from './testing/registry-under-test.js';

describe('the palette', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await RegistryUnderTest.start('palette');
  });
  afterAll(() => registry.stop());

  const palette = (): Promise<PaletteReply> => registry.ask(REQUESTS.registry.showPalette);
  const entryOf = async (step: string): Promise<PaletteEntry> => {
    const entry = (await palette()).entries.find(({ definition }) => definition.step === step);
    if (!entry) throw new Error(`the palette has no ${step}`);
    return entry;
  };
  const worker: WorkerAnnounced = {
    worker: 'worker-1',
    pools: ['render'],
    capabilities: ['chromium'],
    slots: 1,
    steps: definitions.map((one) => ({ step: one.step, version: one.version, hash: definitionHash(one) })),
  };
  /** Announcements take a moment. */
  const becomes = async (step: string, state: StepAvailability['state']): Promise<string | null> => {
    const isSo = async () => ((await entryOf(step)).availability.state === state ? true : undefined);
    await waitUntil(isSo, { withinMs: 5000 });
    const { availability } = await entryOf(step);
    expect(availability.state).toBe(state);
    return availability.reason;
  };

  it('has the newest version of every step once, with its hash and form, in the order of the categories', async () => {
    const { entries, categories } = await palette();
    const newest = new Map(definitions.map((definition) => [definition.step, definition]));
    expect(new Map(entries.map(({ definition }) => [definition.step, definition]))).toEqual(newest);
    for (const { definition, hash, form } of entries) {
      expect([hash, form]).toEqual([definitionHash(newest.get(definition.step)!), forms[definition.step]]);
    }
    const ranks = entries.map(({ definition }) => categories.findIndex(({ name }) => name === definition.category));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(
      entries.filter(({ definition }) => definition.category === 'Rendering').map(({ form }) => form?.place),
    ).toEqual([...[1, 2, 3, 4]]);
  });

  it('says how every port type of a definition is shown', async () => {
    const shown = (await palette()).portTypes.map(({ type }) => type);
    const used = definitions.flatMap(({ inputs, outputs }) => [...Object.values(inputs), ...Object.values(outputs)]);
    expect(new Set(shown)).toEqual(new Set(used.map(({ type }): PortType => type)));
  });

  it('says whether a step can run now, and why it cannot', async () => {
    expect(await becomes('threejs_render', 'asleep')).toBe('No live worker serves the pool "render".');
    registry.announce({ ...worker, capabilities: [] });
    expect(await becomes('threejs_render', 'missing')).toBe('No live worker of the pool "render" has "chromium".');
    expect(await becomes('notify', 'asleep')).toContain('"notify"');
    registry.announce(worker);
    expect(await becomes('threejs_render', 'live')).toBeNull();
    expect(await becomes('blender_still', 'missing')).toContain('"blender"');
    const otherBuild = worker.steps.map((one) => (one.step === 'threejs_render' ? { ...one, hash: 'other' } : one));
    registry.announce({ ...worker, steps: otherBuild });
    expect(await becomes('threejs_render', 'missing')).toContain('another definition');
    registry.announce({ ...worker, leaving: true });
    expect(await becomes('threejs_render', 'asleep')).toContain('No live worker serves');
  });
});
