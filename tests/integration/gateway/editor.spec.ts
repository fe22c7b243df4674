import type { DraftReply, PaletteReply, PublishReply, ValidateWorkflowReply, VersionWithForms } from '#contracts';
import { definitions } from '#nodes/definitions';
import { definitionHash } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

let bench: WorkflowBench;
const still = stillThreejs as Workflow;

beforeAll(async () => {
  bench = await WorkflowBench.open('editor');
});
afterAll(() => bench.close());

describe('what the editor reads over HTTP', () => {
  it('is the palette: steps with forms and availability, and how port types are shown', async () => {
    const { entries, categories, portTypes } = await bench.json<PaletteReply>('GET', '/editor/palette');
    expect(categories.map(({ name }) => name).slice(0, 2)).toEqual(['Order', 'Geometry']);
    expect(portTypes).toContainEqual({ type: 'template', label: 'Studio', shape: 'diamond', colour: 'studio' });
    const convert = entries.find(({ definition }) => definition.step === 'image_convert');
    expect(convert).toMatchObject({
      form: { params: { '/fps': { showWhen: { '/format': ['webp-animated'] } } } },
      availability: { state: 'asleep', reason: expect.stringContaining('pool "render"') },
    });
    const odd = await bench.call('GET', '/editor/palette?state=live');
    expect(await problemOf(odd)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('is in every draft and version: the definitions that it locks, with their forms', async () => {
    const created = await bench.json<DraftReply>('POST', '/workflows', { key: 'formed', label: 'A', workflow: still });
    const loaded = await bench.json<DraftReply>('GET', '/workflows/formed/draft');
    const saved = await bench.save('formed', 1, { ...still, ui: { zoom: 1 } });
    const names = Object.entries(created.lock).map(([step, { version }]) => `${step}@${version}`);
    for (const draft of [created, loaded, saved]) expect(Object.keys(draft.definitions)).toEqual(names);
    const published = await bench.json<PublishReply>('POST', '/workflows/formed/publish', {});
    const version = await bench.json<VersionWithForms>('GET', '/workflows/formed/versions/1');
    expect(version.definitions).toEqual(published.definitions);
    for (const [name, { form }] of Object.entries(saved.definitions)) expect(version.forms[name]).toEqual(form);
    const missing = await bench.call('GET', '/workflows/formed/versions/2');
    expect(await problemOf(missing)).toMatchObject({ status: 404, code: 'workflow_not_published' });
  });

  it('is whether a workflow is valid, by the definitions that a lock names or else by the newest', async () => {
    const node = {
      id: 'render',
      step: 'threejs_render',
      params: { angles: [{ azimuth: 0, elevation: 0 }], frames: 2 },
    };
    const workflow = { version: 1, nodes: [node], edges: [] };
    const version2 = definitions.find(({ step, version }) => step === node.step && version === 2);
    const lock = { threejs_render: { version: 2, hash: definitionHash(version2!) } };
    const paths = async (body: object) => {
      const { issues } = await bench.json<ValidateWorkflowReply>('POST', '/workflows/validate', body);
      return issues.filter(({ code }) => code === 'invalid_params').map(({ path }) => path);
    };
    expect(await paths(workflow)).toEqual(['/nodes/0/params/angles']);
    expect(await paths({ workflow })).toEqual(['/nodes/0/params/angles']);
    expect(await paths({ workflow, lock: {} })).toEqual(['/nodes/0/params/angles']);
    expect(await paths({ workflow, lock })).toEqual([]);
    const refused = async (body: object) => problemOf(await bench.call('POST', '/workflows/validate', body));
    expect(await refused({ workflow, lock: [] })).toMatchObject({ status: 400, errors: [{ pointer: '/lock' }] });
    expect(await refused({ workflow, lock: { threejs_render: { version: 9, hash: 'none' } } })).toMatchObject({
      ...{ status: 422, code: 'lock_mismatch', errors: [{ pointer: '/lock/threejs_render' }] },
    });
  });
});
