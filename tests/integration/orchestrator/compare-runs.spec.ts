import { randomUUID } from 'node:crypto';
import { REQUESTS } from '#contracts';
import type { NodeTask, RunComparisonReply, RunRequested } from '#contracts';
import { OUTPUTS, diamond, gives, runRequested, step, versionOf } from './testing/diamond.js';
import { eightAngles, rendered } from './testing/eight-angles.js';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';

const { compareRuns, getRunStates } = REQUESTS.orchestrator;
const BROKEN = { code: 'broken', message: 'Broken.', retryable: false };

/** As the diamond with another param of `right`, and a node of its own after `left`. */
function changedDiamond() {
  const { workflow, definitions } = diamond();
  const paramsSchema = {
    type: 'object',
    properties: { size: { type: 'integer', title: 'Size', description: 'Size.', default: 1 } },
  };
  const changed = definitions.map((of) => (of.step === 'right' ? { ...of, paramsSchema } : of));
  const extra = step('extra', { inputs: {}, outputs: { template: gives('template') } });
  const nodes = workflow.nodes.flatMap((node) =>
    node.id === 'left' ? [node, { id: 'extra', step: 'extra', params: {} }] : [node],
  );
  const edges = [...workflow.edges, { from: 'left', to: 'extra' }];
  return versionOf({ key: 'changed', label: 'Changed' }, { ...workflow, nodes, edges }, [...changed, extra]);
}

describe('comparing two runs', () => {
  let engine: EngineUnderTest;
  let work: (task: NodeTask) => ReturnType<typeof startedAndSucceeded> | null = startedAndSucceeded;
  const changed = changedDiamond();
  const angles = eightAngles();

  beforeAll(async () => {
    engine = await EngineUnderTest.start('orchestrator compare runs');
    engine.published.push(changed, angles);
    engine.startWorker((task) => work(task));
  });
  afterEach(() => void (work = startedAndSucceeded));
  afterAll(() => engine.stop());

  const ended = async (more: Partial<RunRequested> = {}): Promise<string> => {
    const runId = randomUUID();
    await engine.request(runId, more);
    await engine.ended(runId);
    return runId;
  };
  const of = ({ key, version, semanticHash }: typeof changed) => ({ workflow: { key, version, semanticHash } });
  const compare = (a: string, b: string, more = {}): Promise<RunComparisonReply> =>
    engine.ask(compareRuns, { a, b, ...more });
  const told = ({ nodes }: RunComparisonReply) =>
    nodes.map(({ nodeId, in: where, params, inputs, outputs }) => [nodeId, where, params, inputs, outputs].join(' '));

  it('finds runs that did the same equal, and says what each did', async () => {
    const [a, b] = [await ended(), await ended()];
    const compared = await compare(a, b);
    const states = await engine.ask(getRunStates, { runId: a });
    expect(compared).toMatchObject({ a: states.run, b: { id: b }, pinned: 'equal', nodesTotal: 4, next: null });
    expect(told(compared)).toEqual(['first', 'left', 'right', 'last'].map((id) => `${id} both equal equal equal`));
    for (const [at, { a: side }] of compared.nodes.entries()) {
      const { status, cache, startedAt, finishedAt } = states.nodes[at] ?? {};
      const durationMs = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
      expect(side).toEqual({ status, step: compared.nodes[at]?.nodeId, version: 1, durationMs, cache });
    }
  });

  it('finds the output that differs, where it was an input, and other pinned inputs', async () => {
    const a = await ended();
    work = (task) =>
      task.nodeId === 'left'
        ? [resultOf(task, { outputs: { glb: { artifact: 'another' } } })]
        : startedAndSucceeded(task);
    const { pinned } = runRequested('b', engine.workflow);
    const b = await ended({ pinned: { ...pinned, generation: 2, orderNumber: 'O-2' } });
    const compared = await compare(a, b);
    expect(compared.pinned).toBe('different');
    expect(told(compared)).toEqual([
      'first both equal equal equal',
      'left both equal equal different',
      'right both equal equal equal',
      'last both equal different equal',
    ]);
  });

  it('does not know of what did not succeed, and of outputs that were removed', async () => {
    const a = await ended();
    work = (task) => (task.nodeId === 'left' ? [resultOf(task, { outcome: 'failed', failure: BROKEN })] : startedAndSucceeded(task)); // prettier-ignore
    const b = await ended();
    const compared = await compare(a, b);
    expect(compared.nodes[1]).toMatchObject({
      a: { status: 'succeeded' },
      b: { status: 'failed' },
      outputs: 'unknown',
    });
    expect(compared.nodes[3]).toMatchObject({ nodeId: 'last', inputs: 'unknown', outputs: 'unknown' });
    await engine.query(
      `update orchestrator.attempt a set outputs = null from orchestrator.node_run n
        where n.id = a.node_run_id and n.run_id = $1 and n.node_id = 'first'`,
      [a],
    );
    expect(told(await compare(a, b)).slice(0, 2)).toEqual([
      'first both equal equal unknown',
      'left both equal unknown unknown',
    ]);
  });

  it('compares runs of other workflows by the ids of their nodes, page by page', async () => {
    work = (task) =>
      task.nodeId === 'extra' ? [resultOf(task, { outputs: OUTPUTS['right'] ?? {} })] : startedAndSucceeded(task);
    const [a, b] = [await ended(), await ended(of(changed))];
    const whole = await compare(a, b);
    expect([...told(whole)].sort()).toEqual([
      'extra b unknown unknown unknown',
      'first both equal equal equal',
      'last both equal equal equal',
      'left both equal equal equal',
      'right both different equal equal',
    ]);
    const pages: RunComparisonReply[] = [];
    for (let after: string | null | undefined; after !== null; after = pages.at(-1)?.next ?? null) {
      pages.push(await compare(a, b, { limit: 2, ...(after !== undefined && { after }) }));
    }
    expect(pages.map(({ nodes, nodesTotal, next }) => [nodes.length, nodesTotal, next])).toEqual([
      [2, 5, '2'],
      [2, 5, '4'],
      [1, 5, null],
    ]);
    expect(pages.flatMap(({ nodes }) => nodes)).toEqual(whole.nodes);
  });

  it('has a sharded node once', async () => {
    work = (task) => rendered(task);
    const [a, b] = [await ended(of(angles)), await ended(of(angles))];
    expect(told(await compare(a, b))).toEqual(['model', 'render', 'save'].map((id) => `${id} both equal equal equal`));
  });

  it('refuses runs that are not there', async () => {
    const [a, nobody] = [await ended(), randomUUID()];
    for (const [one, other] of [
      [a, nobody],
      [nobody, a],
    ] as const)
      // prettier-ignore
      await expect(compare(one, other)).rejects.toMatchObject({ code: 'run_not_found', status: 404 });
  });
});
