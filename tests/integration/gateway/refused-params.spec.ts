import type { DraftReply, ValidateWorkflowReply } from '#contracts';
import { definitions } from '#nodes/definitions';
import { everyWidget, refusedParams } from '#nodes/testing';
import { problemOf } from './gateway-bench.js';
import { WorkflowBench } from './workflow-bench.js';

const PARAMS = '/nodes/0/params';

let bench: WorkflowBench;
beforeAll(async () => {
  bench = await WorkflowBench.open('refused-params');
  await bench.registry.stopRegistry();
  await bench.registry.startRegistry([...definitions, everyWidget.definition]);
  await bench.json('POST', '/workflows', { key: 'forced', label: 'Forced' });
});
afterAll(() => bench.close());

const workflowOf = (step: string, params: object) => ({ version: 1, nodes: [{ id: 'a', step, params }], edges: [] });
/** The pointers into the params, sorted: what is stored has an order of its own. */
const pointersIn = (paths: readonly string[], before: string): string[] =>
  [...new Set(paths.filter((path) => path.startsWith(before)).map((path) => path.slice(before.length)))].sort();

describe('params that editors refuse at their fields', () => {
  it.each(refusedParams)('are kept in a draft and published by nobody: $step $params', async (row) => {
    const { step, params } = row;
    const pointers = [...row.pointers].sort();
    const workflow = workflowOf(step, params);
    const { issues } = await bench.json<ValidateWorkflowReply>('POST', '/workflows/validate', { workflow });
    expect(pointersIn(issues.map(({ path }) => path), PARAMS)).toEqual(pointers); // prettier-ignore
    const { revision } = await bench.json<DraftReply>('GET', '/workflows/forced/draft');
    await bench.save('forced', revision, workflow);
    const refused = await problemOf(await bench.call('POST', '/workflows/forced/publish', {}));
    expect(refused).toMatchObject({ status: 422, code: 'workflow_invalid' });
    expect(pointersIn((refused.errors ?? []).map(({ pointer }) => pointer), `/workflow${PARAMS}`)).toEqual(pointers); // prettier-ignore
  });
});
