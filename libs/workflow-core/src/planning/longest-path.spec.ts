import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { longestPath } from './longest-path.js';

/** Each step may take as many milliseconds as are given here, a tenth of them in a queue. */
const taking = (limits: Record<string, number>) =>
  new Map(
    [...fakeDefinitions].map(([step, definition]) => {
      const ms = limits[step] ?? 10;
      return [step, { ...definition, timeouts: { queueMs: ms / 10, executionMs: ms - ms / 10 } }] as const;
    }),
  );
const STEPS = { s: 'order_line_setup', e: 'glb_export', t: 'resolve_template', r: 'threejs_render' };
const EDGES = ['s > e', 's > t', 'e > r', 't > r'];

describe('longestPath', () => {
  it('adds the execution limits on the way that may take longest, and once the longest time in a queue', () => {
    const limits = taking({ glb_export: 300, resolve_template: 40, threejs_render: 900 });
    expect(longestPath(buildWorkflow(STEPS, EDGES), limits)).toEqual({
      ms: 9 + 270 + 810 + 90,
      nodeIds: ['s', 'e', 'r'],
    });
  });

  it('follows limits, not the number of nodes', () => {
    const workflow = buildWorkflow({ ...STEPS, c: 'checkpoint' }, ['s > t', 't > c', 'c > r', 's > e', 'e > r']);
    expect(longestPath(workflow, taking({ glb_export: 300 })).nodeIds).toEqual(['s', 'e', 'r']);
    expect(longestPath(workflow, taking({ glb_export: 15 })).nodeIds).toEqual(['s', 't', 'c', 'r']);
  });

  it('may end beside the end of the graph', () => {
    const workflow = buildWorkflow(STEPS, ['s > e', 's > t']);
    expect(longestPath(workflow, taking({ threejs_render: 50 }))).toEqual({ ms: 50, nodeIds: ['r'] });
  });

  it('is nothing where there are no nodes, and ends with a cycle', () => {
    expect(longestPath(buildWorkflow({}, []), fakeDefinitions)).toEqual({ ms: 0, nodeIds: [] });
    const circle = buildWorkflow({ ...STEPS, x: 'checkpoint', y: 'checkpoint' }, [...EDGES, 'x > y', 'y > x']);
    expect(longestPath(circle, taking({})).nodeIds).toEqual(['s', 'e', 'r']);
  });
});
