import type { ValidateWorkflowReply } from '#contracts';
import type { Workflow } from '#workflow-core';
import stillThreejs from '../../../apps/registry/workflows/built-in/still-threejs.workflow.json' with { type: 'json' };
import { WorkflowBench } from './workflow-bench.js';

const NODES = 2122;
const still = stillThreejs as Workflow;

/** The built-in workflow again and again, side by side. */
function largeWorkflow(): Workflow {
  const copies = Math.ceil(NODES / still.nodes.length);
  const all = Array.from({ length: copies }, (_, copy) => ({
    nodes: still.nodes.map((node) => ({ ...node, id: `${node.id}-${copy}` })),
    edges: still.edges.map((edge) => ({ ...edge, from: `${edge.from}-${copy}`, to: `${edge.to}-${copy}` })),
  }));
  return { version: 1, nodes: all.flatMap(({ nodes }) => nodes), edges: all.flatMap(({ edges }) => edges) };
}

describe('many large validations at once', () => {
  let bench: WorkflowBench;
  beforeAll(async () => void (bench = await WorkflowBench.open('many-validations')));
  afterAll(() => bench.close());

  it('are each answered, or told to come again; others are answered meanwhile', async () => {
    const workflow = largeWorkflow();
    let done = false;
    const others: number[] = [];
    const asking = (async () => {
      while (!done) others.push((await bench.call('GET', '/workers')).status);
    })();
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => bench.call('POST', '/workflows/validate', workflow)),
    );
    done = true;
    await asking;
    for (const reply of replies) {
      const body = (await reply.json()) as ValidateWorkflowReply & { code?: string };
      if (reply.status === 200) expect(body.valid).toBe(true);
      else expect([reply.status, body.code, reply.headers.get('retry-after')]).toEqual([503, 'busy', '5']);
    }
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
    expect(others.filter((status) => status !== 200)).toEqual([]);
    expect(others.length).toBeGreaterThan(10);
  });
});
