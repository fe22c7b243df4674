import type { CatalogChangeReply, DraftReply, PublishReply, VersionSummary, WorkflowSummary } from '#contracts';
import { REQUESTS } from '#contracts';
import type { Workflow } from '#workflow-core';
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

const USER = 'Ada Löwe';

describe('who changed something', () => {
  let bench: WorkflowBench;
  let still: Workflow;
  beforeAll(async () => {
    bench = await WorkflowBench.open('changed-by');
    still = (await bench.json<{ workflow: Workflow }>('GET', '/workflows/still-threejs')).workflow;
  });
  afterAll(() => bench.close());

  const draftOf = (key: string): Promise<DraftReply> => bench.json('GET', `/workflows/${key}/draft`);
  const stateOf = async (key: string) => {
    const { revision, changedAt, changedBy } = await draftOf(key);
    return { revision, changedAt, changedBy };
  };

  /** As a service that knows no user, or somebody else, asks. */
  const saveAs = (key: string, revision: number, changedBy?: string): Promise<DraftReply> =>
    bench.registry.ask(REQUESTS.registry.saveDraft, { key, revision, workflow: {}, ...(changedBy && { changedBy }) });

  it('is kept with a draft, whichever way it was made', async () => {
    const created = await bench.json('POST', '/workflows', { key: 'made', label: 'Made', workflow: still });
    expect(created).toMatchObject({ changedBy: USER, archivedBy: null });
    const copied = await bench.json('POST', '/workflows/still-threejs/duplicate', { key: 'copied', label: 'Copied' });
    expect(copied).toMatchObject({ changedBy: USER });
    const imported = await bench.json('POST', '/workflows/import', { key: 'imported', workflow: still });
    expect(imported).toMatchObject({ changedBy: USER });
    const over = { key: 'imported', workflow: { version: 1, nodes: [], edges: [] } };
    await saveAs('imported', 1, 'eve');
    expect(await bench.json('POST', '/workflows/import', over, { 'if-match': '"2"' })).toMatchObject({ changedBy: USER }); // prettier-ignore
  });

  it('is the person of the last save', async () => {
    await bench.json('POST', '/workflows', { key: 'saved', label: 'Saved' });
    expect((await saveAs('saved', 1, 'eve')).changedBy).toBe('eve');
    expect((await bench.save('saved', 2, still)).changedBy).toBe(USER);
    const listed = await bench.json<WorkflowSummary[]>('GET', '/workflows');
    expect(listed.find(({ key }) => key === 'saved')).toMatchObject({ draft: { revision: 3, changedBy: USER } });
    // Nobody is known any more.
    expect((await saveAs('saved', 3)).changedBy).toBeNull();
  });

  it('is told to an editor whose draft is old, as data', async () => {
    await bench.json('POST', '/workflows', { key: 'edited', label: 'Edited' });
    await saveAs('edited', 1, 'eve');
    const put = (tag: string) => bench.call('PUT', '/workflows/edited/draft', { workflow: {} }, { 'if-match': tag });
    const current = await stateOf('edited');
    expect(current).toMatchObject({ revision: 2, changedBy: 'eve' });
    const refused = await problemOf(await put('"1"'));
    expect(refused).toMatchObject({ status: 412, code: 'draft_changed', current });
    expect(refused.detail).toContain('by eve');
    // Answered by the gateway itself, since no single revision is named.
    expect(await problemOf(await put('"1", "9"'))).toMatchObject({ status: 412, code: 'draft_changed', current });
    const published = await bench.call('POST', '/workflows/edited/publish', { revision: 1 });
    expect(await problemOf(published)).toMatchObject({ status: 412, current });
    const missing = await bench.call('PUT', '/workflows/nothing/draft', { workflow: {} }, { 'if-match': '*' });
    expect(await problemOf(missing)).not.toHaveProperty('current');
  });

  it('is kept with a version, and those from before have nobody', async () => {
    await bench.json('POST', '/workflows', { key: 'published', label: 'Published', workflow: still });
    const reply = await bench.json<PublishReply>('POST', '/workflows/published/publish', {});
    expect(reply).toMatchObject({ version: 1, publishedBy: USER });
    expect(await bench.json('GET', '/workflows/published')).toMatchObject({ publishedBy: USER });
    const versions = await bench.json<VersionSummary[]>('GET', '/workflows/published/versions');
    expect(versions.map(({ publishedBy }) => publishedBy)).toEqual([USER]);
    expect(await bench.json('GET', '/workflows/still-threejs')).toMatchObject({ publishedBy: null });
    expect(await draftOf('still-threejs')).toMatchObject({ changedBy: null });
  });

  it('is kept with an archived workflow, the first one to archive it', async () => {
    await bench.json('POST', '/workflows', { key: 'old', label: 'Old' });
    const archive = (archived: boolean) => bench.json('POST', '/workflows/old/archive', { archived });
    const byEve = { key: 'old', archived: true, changedBy: 'eve' };
    expect(await bench.registry.ask(REQUESTS.registry.archiveWorkflow, byEve)).toMatchObject({ archivedBy: 'eve' });
    expect(await archive(true)).toMatchObject({ archived: true, archivedBy: 'eve', changedBy: USER });
    expect(await archive(false)).toMatchObject({ archived: false, archivedBy: null });
    expect(await archive(true)).toMatchObject({ archived: true, archivedBy: USER });
  });

  it('is kept with each change of the catalog', async () => {
    const change = async (): Promise<CatalogChangeReply | undefined> =>
      (await bench.json<CatalogChangeReply[]>('GET', '/catalog/history?limit=1'))[0];
    expect(await change()).toMatchObject({ action: 'seed', changedBy: null });
    await bench.json('POST', '/material-aliases', { alias: 'Kupferring', material: 'copper' });
    expect(await change()).toMatchObject({ action: 'create', key: 'Kupferring', changedBy: USER });
    await bench.json('PUT', '/material-aliases/Kupferring', { material: 'brass' });
    expect(await change()).toMatchObject({ action: 'put', changedBy: USER });
    await bench.json('DELETE', '/material-aliases/Kupferring');
    expect(await change()).toMatchObject({ action: 'delete', changedBy: USER });
    await bench.json('PUT', '/catalog/default-material', { material: 'brass' });
    expect(await change()).toMatchObject({ kind: 'default-material', changedBy: USER });
    await bench.json('POST', '/catalog/undo', {});
    expect(await change()).toMatchObject({ action: 'undo', changedBy: USER });
  });

  it('cannot be said by the caller', async () => {
    const named = { key: 'named', label: 'Named', changedBy: 'eve' };
    expect(await problemOf(await bench.call('POST', '/workflows', named))).toMatchObject({ status: 400 });
    const reply = await bench.json(
      'POST',
      '/workflows',
      { key: 'named', label: 'Named' },
      { 'x-hartomat-user': 'eve' },
    );
    expect(reply).toMatchObject({ changedBy: USER });
  });
});
