import pg from 'pg';
import { REQUESTS } from '#contracts';
import type { DraftReply, ResolveWorkflowReply, VersionSummary, WorkflowDiffReply, WorkflowSummary } from '#contracts';
import type { WorkflowExport, WorkflowVersionReply } from '#contracts';
import { definitions } from '#nodes/definitions';
import { forms } from '#nodes/forms';
import type { Workflow } from '#workflow-core';
import { RegistryUnderTest } from './testing/registry-under-test.js';

const { archiveWorkflow, createWorkflow, diffWorkflow, duplicateWorkflow, exportWorkflow, getDraft } =
  REQUESTS.registry;
const { getWorkflow, importWorkflow, listVersions, listWorkflows, publishDraft, resolveWorkflow } = REQUESTS.registry;
const { saveDraft } = REQUESTS.registry;

let registry: RegistryUnderTest;
let still: Workflow;

beforeAll(async () => {
  registry = await RegistryUnderTest.start('drafts');
  still = (await registry.ask<WorkflowVersionReply>(getWorkflow, { key: 'still-threejs' })).workflow;
});
afterAll(() => registry.stop());

const withQuality = (quality: string): Workflow => ({
  ...still,
  nodes: still.nodes.map((node) => (node.step === 'glb_export' ? { ...node, params: { quality } } : node)),
});
const create = (key: string, workflow: object = still): Promise<DraftReply> =>
  registry.ask(createWorkflow, { key, label: `Label of ${key}`, workflow });
const save = (key: string, revision: number, workflow: object, more: object = {}): Promise<DraftReply> =>
  registry.ask(saveDraft, { key, revision, workflow, ...more });
const summary = async (key: string): Promise<WorkflowSummary | undefined> =>
  (await registry.ask<WorkflowSummary[]>(listWorkflows)).find((one) => one.key === key);

describe('a draft', () => {
  it('begins at revision 1, empty unless a workflow is given, and nothing is published', async () => {
    expect(await registry.ask(createWorkflow, { key: 'empty', label: 'Empty' })).toMatchObject({
      revision: 1,
      basedOn: null,
      workflow: { version: 1, nodes: [], edges: [] },
      lock: {},
      issues: [expect.objectContaining({ code: 'no_effect_node' })],
    });
    expect(await summary('empty')).toMatchObject({ latestVersion: null, semanticHash: null, draft: { differs: true } });
    await expect(registry.ask(getWorkflow, { key: 'empty' })).rejects.toMatchObject({ code: 'workflow_not_published' });
  });

  it('takes a key once', async () => {
    const made = await Promise.allSettled([create('twice'), create('twice'), create('twice')]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(create('still-threejs')).rejects.toMatchObject({ code: 'workflow_key_taken', status: 409 });
  });

  it('keeps work that is half done, and says what is missing', async () => {
    await create('half');
    const saved = await save('half', 1, { version: 1, nodes: 'later', colour: 'blue' });
    expect(saved).toMatchObject({ revision: 2, workflow: { nodes: 'later', colour: 'blue' }, semanticHash: null });
    expect(saved.issues.map(({ code }) => code)).toEqual(['unknown_key', 'invalid_value', 'invalid_value']);
    expect(Object.keys(saved.lock)).toHaveLength(9);
    expect(await registry.ask(getDraft, { key: 'half' })).toEqual(saved);
  });

  it('is saved by exactly one of several editors that loaded the same revision', async () => {
    await create('edited');
    const texts = ['preview', 'fine', 'preview', 'fine'];
    const saves = await Promise.allSettled(texts.map((quality) => save('edited', 1, withQuality(quality))));
    const won = saves.findIndex(({ status }) => status === 'fulfilled');
    const lost = saves.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) {
      expect(reason).toMatchObject({
        code: 'draft_changed',
        status: 412,
        message: expect.stringMatching(/revision 2 since 2/),
      });
    }
    const kept = await registry.ask<DraftReply>(getDraft, { key: 'edited' });
    expect([kept.revision, kept.workflow]).toEqual([2, withQuality(texts[won] ?? '')]);
  });

  it('refuses what cannot be stored and what one message cannot carry, and stays as it was', async () => {
    await create('kept');
    await expect(save('kept', 1, { text: 'a\u0000b' })).rejects.toMatchObject({
      code: 'text_not_storable',
      status: 422,
    });
    await expect(save('kept', 1, { text: 'x'.repeat(4_000_001) })).rejects.toMatchObject({
      code: 'workflow_too_large',
    });
    expect(await registry.ask(getDraft, { key: 'kept' })).toMatchObject({ revision: 1 });
  });

  it('is copied to another key', async () => {
    await create('original', withQuality('fine'));
    const copy = await registry.ask(duplicateWorkflow, { source: 'original', key: 'copy', label: 'Copy' });
    expect(copy).toMatchObject({ key: 'copy', label: 'Copy', revision: 1, workflow: withQuality('fine') });
    await expect(
      registry.ask(duplicateWorkflow, { source: 'original', key: 'copy', label: 'Copy' }),
    ).rejects.toMatchObject({ code: 'workflow_key_taken' });
  });
});

describe('publishing a draft', () => {
  it('freezes the revision that was asked for, and no other', async () => {
    await create('frozen');
    await save('frozen', 1, withQuality('fine'));
    await expect(registry.ask(publishDraft, { key: 'frozen', revision: 1 })).rejects.toMatchObject({
      code: 'draft_changed',
      status: 412,
    });
    const published = await registry.ask(publishDraft, { key: 'frozen', revision: 2, note: 'finer' });
    expect(published).toMatchObject({ version: 1, created: true, note: 'finer', workflow: withQuality('fine') });
    expect(await registry.ask(getDraft, { key: 'frozen' })).toMatchObject({ revision: 2, basedOn: 1 });
    expect(await summary('frozen')).toMatchObject({ latestVersion: 1, draft: { differs: false } });
  });

  it('keeps a history that says what each version changed', async () => {
    await registry.publish('story', still);
    await registry.publish('story', withQuality('fine'));
    const history = await registry.ask<VersionSummary[]>(listVersions, { key: 'story' });
    expect(history.map(({ version, changes }) => [version, changes])).toEqual([
      [2, ['Param /quality of node "export": "standard" → "fine".']],
      [1, ['First version.']],
    ]);
  });

  it('tells semantics from layout, between versions and to the draft', async () => {
    const first = await registry.publish('compared', still);
    await registry.publish('compared', { ...withQuality('fine'), ui: { viewport: { x: 1 } } });
    const diff = (from: unknown, to: unknown) =>
      registry.ask<WorkflowDiffReply>(diffWorkflow, { key: 'compared', from, to });
    expect(await diff(1, 2)).toMatchObject({
      semantic: [{ kind: 'param_changed', path: '/nodes/export/params/quality' }],
      layout: [{ path: '/ui/viewport', after: { x: 1 } }],
      same: false,
      omitted: 0,
    });
    expect(await diff(2, 'draft')).toEqual({ semantic: [], layout: [], same: true, omitted: 0 });
    await expect(diff(1, 9)).rejects.toMatchObject({ code: 'workflow_not_published' });
    await save('compared', 2, { nodes: 'none' });
    await expect(diff(1, 'draft')).rejects.toMatchObject({ code: 'workflow_unreadable', status: 422 });
    expect(first.version).toBe(1);
  });
});

describe('an archived workflow', () => {
  it('is not dispatched, not published and not listed, until it is taken out again', async () => {
    await registry.publish('old', still);
    await registry.ask(archiveWorkflow, { key: 'old', archived: true });
    const resolve = () => registry.ask<ResolveWorkflowReply>(resolveWorkflow, { key: 'old' });
    await expect(resolve()).rejects.toMatchObject({ code: 'workflow_archived', status: 409 });
    await expect(registry.ask(publishDraft, { key: 'old' })).rejects.toMatchObject({ code: 'workflow_archived' });
    expect(await summary('old')).toBeUndefined();
    expect(await registry.ask(listWorkflows, { archived: true })).toContainEqual(
      expect.objectContaining({ key: 'old' }),
    );
    await registry.ask(archiveWorkflow, { key: 'old', archived: false });
    expect(await resolve()).toMatchObject({ version: 1 });
  });
});

describe('export and import', () => {
  it('give back the same semantics', async () => {
    const { semanticHash } = await registry.publish('source', withQuality('fine'));
    const { workflow, lock } = await registry.ask<WorkflowExport>(exportWorkflow, { key: 'source' });
    const imported = await registry.ask<DraftReply>(importWorkflow, { key: 'target', workflow, lock });
    expect(imported).toMatchObject({ semanticHash, lock, label: 'target', revision: 1 });
    expect(await registry.ask(publishDraft, { key: 'target' })).toMatchObject({ version: 1, semanticHash });
  });

  it('refuse a lock that cannot be honoured, step by step', async () => {
    const { lock } = await registry.ask<WorkflowExport>(exportWorkflow, { key: 'still-threejs' });
    const wrong = { ...lock, glb_export: { version: 7, hash: 'f'.repeat(64) }, notify: 'newest' };
    await expect(registry.ask(importWorkflow, { key: 'misfit', workflow: still, lock: wrong })).rejects.toMatchObject({
      code: 'lock_mismatch',
      status: 422,
      errors: [
        { pointer: '/lock/notify', message: expect.stringContaining('version') },
        { pointer: '/lock/glb_export', message: expect.stringMatching(/glb_export@7 .*known: glb_export@1/) },
      ],
    });
    await expect(registry.ask(getDraft, { key: 'misfit' })).rejects.toMatchObject({ code: 'workflow_not_found' });
  });

  it('replace a draft only for who has seen it', async () => {
    await create('shared');
    const again = (revision?: number) =>
      registry.ask<DraftReply>(importWorkflow, { key: 'shared', workflow: withQuality('fine'), revision });
    await expect(again()).rejects.toMatchObject({ code: 'workflow_key_taken' });
    await expect(again(5)).rejects.toMatchObject({ code: 'draft_changed' });
    expect(await again(1)).toMatchObject({ revision: 2, label: 'Label of shared' });
  });
});

describe('after an update of the definitions', () => {
  it('drafts keep what they were saved with until somebody takes the newer definition', async () => {
    const { semanticHash } = await registry.publish('locked', still);
    await registry.stopRegistry();
    await registry.startRegistry(
      definitions.map((one) => (one.step === 'glb_export' ? { ...one, version: 2, label: 'Renamed' } : one)),
    );
    const draft = await registry.ask<DraftReply>(getDraft, { key: 'locked' });
    expect(draft).toMatchObject({ semanticHash, issues: [] });
    expect(draft.updates).toMatchObject([
      { step: 'glb_export', locked: { version: 1 }, newest: { version: 2 }, nodes: ['export'] },
    ]);
    expect(Object.keys(draft.definitions).filter((name) => name.startsWith('glb_'))).toEqual([
      ...['glb_bbox@1', 'glb_export@1'],
    ]);
    expect(draft.definitions['glb_export@1']).toEqual({
      definition: definitions.find(({ step }) => step === 'glb_export'),
      hash: draft.lock['glb_export']?.hash,
      form: forms['glb_export'],
    });
    expect(draft.updates[0]?.changes.map(({ path }) => path)).toEqual(['/label', '/version']);
    expect(await registry.ask(publishDraft, { key: 'locked' })).toMatchObject({ version: 1, created: false });

    const without = { ...still, nodes: still.nodes.filter(({ step }) => step !== 'glb_export') };
    await save('locked', 1, without);
    expect(await save('locked', 2, still)).toMatchObject({ semanticHash, lock: { glb_export: { version: 1 } } });
    const updated = await save('locked', 3, still, { updateDefinitions: true });
    expect(updated).toMatchObject({ updates: [], lock: { glb_export: { version: 2 } } });
    expect(updated.definitions['glb_export@2']).toMatchObject({ definition: { label: 'Renamed' } });
    expect(updated.definitions).not.toHaveProperty(['glb_export@1']);
    expect(await registry.ask(publishDraft, { key: 'locked' })).toMatchObject({ version: 2, created: true });
  });

  it('workflows that were published before there were drafts have one', async () => {
    const database = new pg.Client({ connectionString: registry.databaseUrl });
    await database.connect();
    await database.query("delete from registry.workflow_draft where key = 'locked'");
    await database.end();
    await registry.stopRegistry();
    await registry.startRegistry();
    expect(await registry.ask(getDraft, { key: 'locked' })).toMatchObject({ revision: 1, basedOn: 2, workflow: still });
  });
});
