import type { DraftReply, PublishReply, VersionSummary, WorkflowDiffReply, WorkflowSummary } from '#contracts';
import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { ApiClient } from '../../../tools/cli/api/api-client.js';
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

let bench: WorkflowBench;
const still = stillThreejs as Workflow;

beforeAll(async () => {
  bench = await WorkflowBench.open('workflow-drafts');
  await bench.call('POST', '/workflows', { key: 'edited', label: 'Edited', workflow: still });
});
afterAll(() => bench.close());

const draftOf = (key: string): Promise<DraftReply> => bench.json('GET', `/workflows/${key}/draft`);

describe('a draft over HTTP', () => {
  it('is published as it was saved, and is the ETag that it was loaded with', async () => {
    const created = await bench.call('POST', '/workflows', { key: 'first', label: 'First' });
    expect([created.status, ((await created.json()) as DraftReply).revision]).toEqual([201, 1]);
    const loaded = await bench.call('GET', '/workflows/first/draft');
    const tag = loaded.headers.get('etag') ?? '';
    expect(tag).toBe('"1"');
    const saved = await bench.call(
      'PUT',
      '/workflows/first/draft',
      { workflow: still, label: 'A still' },
      { 'if-match': tag },
    );
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"']);
    const before = await bench.json<WorkflowSummary>('GET', '/workflows/first');
    expect(before).toMatchObject({ label: 'A still', latestVersion: null, draft: { revision: 2, differs: true } });
    const published = await bench.json<PublishReply>('POST', '/workflows/first/publish', { revision: 2, note: 'go' });
    expect(published).toMatchObject({ version: 1, label: 'A still', created: true, workflow: still });
    expect(await bench.json('GET', '/workflows/first')).toMatchObject({ version: 1, note: 'go' });
    expect(await bench.json('GET', '/workflows/first/versions')).toMatchObject([{ version: 1, note: 'go' }]);
  });

  it('is not overwritten by an editor who has not seen it', async () => {
    const put = (headers: Record<string, string>) =>
      bench.call('PUT', '/workflows/first/draft', { workflow: {} }, headers);
    expect(await problemOf(await put({}))).toMatchObject({ status: 428, code: 'if_match_required' });
    expect(await problemOf(await put({ 'if-match': '"1"' }))).toMatchObject({
      status: 412,
      code: 'draft_changed',
      detail: expect.stringContaining('revision 2'),
    });
    expect(await problemOf(await put({ 'if-match': 'W/"2"' }))).toMatchObject({ status: 412, code: 'draft_changed' });
    expect(await problemOf(await put({ 'if-match': '"1", "9"' }))).toMatchObject({ status: 412 });
    expect(await problemOf(await put({ 'if-match': 'two' }))).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await draftOf('first')).toMatchObject({ revision: 2, workflow: still });
  });

  it('has its revision as ETag in every reply that makes or changes it', async () => {
    const tagOf = async (path: string, json: object, headers: Record<string, string> = {}) => {
      const reply = await bench.call('POST', path, json, headers);
      return [reply.status, reply.headers.get('etag')];
    };
    const imported = { key: 'tagged-import', workflow: still };
    expect(await tagOf('/workflows', { key: 'tagged', label: 'Tagged', workflow: still })).toEqual([201, '"1"']);
    expect(await tagOf('/workflows/tagged/duplicate', { key: 'tagged-too', label: 'Too' })).toEqual([201, '"1"']);
    expect(await tagOf('/workflows/import', imported)).toEqual([201, '"1"']);
    expect(await tagOf('/workflows/import', imported, { 'if-match': '*' })).toEqual([201, '"2"']);
    expect(await tagOf('/workflows/tagged/archive', { archived: true })).toEqual([200, '"1"']);
  });

  it('is saved where If-Match names its revision among others, or asks only that there is one', async () => {
    const put = async (key: string, tags: string) => {
      const reply = await bench.call('PUT', `/workflows/${key}/draft`, { workflow: still }, { 'if-match': tags });
      return [reply.status, reply.headers.get('etag')];
    };
    await bench.call('POST', '/workflows', { key: 'matched', label: 'Matched' });
    expect(await put('matched', '"7", W/"8", "1"')).toEqual([200, '"2"']);
    expect(await put('matched', '*')).toEqual([200, '"3"']);
    expect((await put('not-there', '*'))[0]).toBe(412);
  });

  it('is compared with the newest version unless others are named', async () => {
    const moved = { ...still, ui: { viewport: { zoom: 2 } } };
    await bench.save('first', 2, moved);
    expect(await bench.json('GET', '/workflows/first/diff')).toMatchObject({
      semantic: [],
      layout: [{ path: '/ui/viewport' }],
    });
    expect(await bench.json('GET', '/workflows/first/diff?from=1&to=1')).toMatchObject({ same: true });
    const odd = await bench.call('GET', '/workflows/first/diff?from=newest');
    expect(await problemOf(odd)).toMatchObject({ status: 400, errors: [{ pointer: '/from' }] });
    const published = await bench.json('POST', '/workflows/first/publish', {});
    expect(published).toMatchObject({ version: 1, created: false });
  });

  it('goes out and comes back with the same semantics', async () => {
    const { key: _key, ...exported } = await bench.json<Record<string, unknown>>('GET', '/workflows/first/export');
    const reply = await bench.call('POST', '/workflows/import', { key: 'returned', ...exported });
    const { semanticHash } = await draftOf('first');
    expect([reply.status, await reply.json()]).toMatchObject([201, { label: 'A still', semanticHash }]);
    const again = await bench.call('POST', '/workflows/import', { key: 'returned', ...exported });
    expect(await problemOf(again)).toMatchObject({ status: 409, code: 'workflow_key_taken' });
    const seen = await bench.call('POST', '/workflows/import', { key: 'returned', ...exported }, { 'if-match': '"1"' });
    expect(seen.headers.get('etag')).toBe('"2"');
  });

  it('is listed once over all pages, and so are its versions', async () => {
    const client = new ApiClient(bench.gateway.origin, bench.gateway.config.adminToken);
    const keysOf = async (path: string) => (await client.all<WorkflowSummary>(path)).map(({ key }) => key);
    const all = await bench.json<WorkflowSummary[]>('GET', '/workflows?archived=true');
    expect(all.length).toBeGreaterThan(3);
    expect(await keysOf('/api/workflows?archived=true&limit=2')).toEqual(all.map(({ key }) => key));
    const versions = await bench.json<VersionSummary[]>('GET', '/workflows/first/versions');
    expect(await client.all('/api/workflows/first/versions?limit=1')).toEqual(versions);
  });

  it('leaves the list when it is archived', async () => {
    await bench.call('POST', '/workflows/first/duplicate', { key: 'retired', label: 'Retired' });
    expect((await bench.call('POST', '/workflows/retired/archive', { archived: true })).status).toBe(200);
    const keys = async (query: string) =>
      (await bench.json<WorkflowSummary[]>('GET', `/workflows${query}`)).map(({ key }) => key);
    expect(await keys('')).not.toContain('retired');
    expect(await keys('?archived=true')).toContain('retired');
  });
});

describe('what is wrong with a draft', () => {
  const node = (id: string, step: string, params = {}) => ({ id, step, params });
  const twoExports = [...still.nodes, node('export2', 'glb_export')];
  const box = still.nodes.find(({ step }) => step === 'glb_bbox')?.id ?? '';
  const faults: [string, object, string, string][] = [
    ['an unknown step', { ...still, nodes: [...still.nodes, node('x', 'melt')] }, 'unknown_step', '/nodes/9/step'],
    ['an unknown param', { ...still, nodes: [...still.nodes, node('x', 'glb_export', { colour: 1 })], edges: [...still.edges, { from: 'setup', to: 'x' }] }, 'invalid_params', '/nodes/9/params/colour'],
    ['a cycle', { ...still, edges: [...still.edges, { from: 'export', to: 'setup' }] }, 'cycle', '/edges/'],
    ['an ambiguous binding', { ...still, nodes: twoExports, edges: [...still.edges, { from: 'setup', to: 'export2' }, { from: 'export2', to: box }] }, 'ambiguous_input', '/nodes/'],
    ['types that do not fit', { ...still, edges: [...still.edges, { from: 'setup', to: box, output: 'cad_file', input: 'glb' }] }, 'type_mismatch', '/edges/11'],
    ['a dangling edge', { ...still, edges: [...still.edges, { from: 'export', to: 'nowhere' }] }, 'dangling_edge', '/edges/11/to'],
    ['no list of nodes', { version: 1, nodes: 'none', edges: [] }, 'invalid_value', '/nodes'],
    ['another format', { version: 2 }, 'unknown_version', '/version'],
  ]; // prettier-ignore

  it.each(faults)('%s is kept, named by its pointer, and not published', async (_what, workflow, code, pointer) => {
    const { revision } = await draftOf('edited');
    const counts = await bench.rowCounts();
    const saved = await bench.save('edited', revision, workflow);
    expect(saved.issues).toContainEqual(
      expect.objectContaining({ code, path: expect.stringContaining(pointer), hint: expect.stringMatching(/\w/) }),
    );
    const refused = await problemOf(await bench.call('POST', '/workflows/edited/publish', {}));
    expect(refused).toMatchObject({ status: 422, code: 'workflow_invalid', detail: expect.stringContaining('edited') });
    expect(refused.errors?.some((error) => error.pointer.startsWith(`/workflow${pointer}`))).toBe(true);
    expect(await bench.rowCounts()).toEqual(counts);
  });

  it('still fits into an answer where nearly everything is wrong with the largest draft', async () => {
    const nodes = Array.from({ length: 9_000 }, (_, at) => node(`node-${at}`, 'a_step_that_nobody_knows', { a: 'xx' }));
    const { revision } = await draftOf('edited');
    const saved = await bench.save('edited', revision, { ...still, nodes });
    expect([saved.revision, saved.issues.length]).toEqual([revision + 1, 100]);
    const problem = await problemOf(await bench.call('POST', '/workflows/edited/publish', {}));
    expect(problem).toMatchObject({ status: 422, code: 'workflow_invalid' });
    await bench.json('POST', '/workflows', { key: 'vast', label: 'Vast', workflow: still });
    await bench.json('POST', '/workflows/vast/publish', {});
    await bench.save('vast', 1, { ...still, nodes });
    const vast = await bench.json<WorkflowDiffReply>('GET', '/workflows/vast/diff');
    expect(vast.semantic.length).toBeGreaterThan(500);
    expect(vast.omitted).toBeGreaterThan(1000);
  });

  it.each(['toString', 'hasOwnProperty'])('takes a param called %s as any other', async (name) => {
    const { revision } = await draftOf('edited');
    const text = JSON.stringify({ ...still, nodes: [node('x', 'glb_export', { NAME: 1 })] }).replace('NAME', name);
    const saved = await bench.save('edited', revision, JSON.parse(text));
    expect(saved.issues.map(({ path }) => path)).toContain(`/nodes/0/params/${name}`);
    expect(JSON.stringify(saved.workflow)).toContain(`{"${name}":1}`);
  });

  const bodies: [string, string, string, unknown, number, string, string | undefined][] = [
    ['a workflow that is a list', 'PUT', '/workflows/edited/draft', { workflow: [] }, 400, 'invalid_request', '/workflow'],
    ['a workflow that is a text', 'PUT', '/workflows/edited/draft', { workflow: 'x' }, 400, 'invalid_request', '/workflow'],
    ['no workflow', 'PUT', '/workflows/edited/draft', {}, 400, 'invalid_request', '/workflow'],
    ['an unknown member', 'PUT', '/workflows/edited/draft', { workflow: {}, lock: {} }, 400, 'invalid_request', '/lock'],
    ['a label that is too long', 'PUT', '/workflows/edited/draft', { workflow: {}, label: 'x'.repeat(201) }, 400, 'invalid_request', '/label'],
    ['a body that is too large', 'PUT', '/workflows/edited/draft', { workflow: { ui: 'x'.repeat(5_500_000) } }, 413, 'body_too_large', undefined],
    ['a workflow that is too large', 'PUT', '/workflows/edited/draft', { workflow: { ui: 'x'.repeat(4_100_000) } }, 413, 'workflow_too_large', '/workflow'],
    ['a character that cannot be stored', 'PUT', '/workflows/edited/draft', { workflow: { ui: '\u0000' } }, 422, 'text_not_storable', '/workflow'],
    ['a key that is none', 'POST', '/workflows', { key: 'A B', label: 'x' }, 400, 'invalid_request', '/key'],
    ['a key that is taken', 'POST', '/workflows', { key: 'edited', label: 'x' }, 409, 'workflow_key_taken', '/key'],
    ['a revision that is none', 'POST', '/workflows/edited/publish', { revision: 'newest' }, 400, 'invalid_request', '/revision'],
    ['a revision that is gone', 'POST', '/workflows/edited/publish', { revision: 9999 }, 412, 'draft_changed', undefined],
    ['a draft of nothing', 'PUT', '/workflows/nothing/draft', { workflow: {} }, 404, 'workflow_not_found', undefined],
    ['an archive of nothing', 'POST', '/workflows/nothing/archive', { archived: true }, 404, 'workflow_not_found', undefined],
    ['a lock that is not known', 'POST', '/workflows/import', { key: 'in', workflow: {}, lock: { melt: { version: 1, hash: 'x' } } }, 422, 'lock_mismatch', '/lock/melt'],
  ]; // prettier-ignore

  it.each(bodies)('refuses %s and writes nothing', async (...row) => {
    const [, method, path, body, status, code, pointer] = row;
    const { revision } = await draftOf('edited');
    const counts = await bench.rowCounts();
    const reply = await problemOf(await bench.call(method, path, body, { 'if-match': `"${revision}"` }));
    expect(reply).toMatchObject({ status, code });
    if (pointer) expect(reply.errors?.map((error) => error.pointer)).toContain(pointer);
    expect([await bench.rowCounts(), (await draftOf('edited')).revision]).toEqual([counts, revision]);
  });
});
