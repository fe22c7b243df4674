import { stillWorkflow } from '../testing/build-workflow.js';
import { parseWorkflow } from './parse-workflow.js';

const found = (json: unknown) => parseWorkflow(json).issues.map(({ code, path }) => [code, path]);
const node = { id: 'a', step: 's', params: {} };
const withNode = (changed: object) => ({ version: 1, nodes: [{ ...node, ...changed }], edges: [] });
const withEdge = (changed: object) => ({ version: 1, nodes: [], edges: [{ from: 'a', to: 'b', ...changed }] });

describe('parseWorkflow', () => {
  it('gives back a workflow with all that the format allows', () => {
    const full = {
      version: 1,
      nodes: [{ ...node, ui: { position: { x: 1 } } }],
      edges: [{ from: 'a', to: 'b', output: 'o', input: 'i' }],
      ui: { viewport: {} },
    };
    expect(parseWorkflow(full)).toEqual({ workflow: full, issues: [] });
    expect(parseWorkflow(stillWorkflow).workflow).toBe(stillWorkflow);
  });

  it.each([[null], [undefined], ['{}'], [[]], [7]])('says that %p is no workflow', (json) => {
    expect(parseWorkflow(json)).toMatchObject({ workflow: null, issues: [{ code: 'not_a_workflow', path: '' }] });
  });

  it('names the version that it knows where it does not know the given one', () => {
    const { issues, workflow } = parseWorkflow({ version: 2, nodes: [], edges: [] });
    expect(workflow).toBeNull();
    expect(issues).toMatchObject([{ code: 'unknown_version', path: '/version' }]);
    expect(issues[0]?.message).toContain('only known version is 1');
    expect(found({ version: '1', nodes: [], edges: [] })).toEqual([['unknown_version', '/version']]);
  });

  it('names the known keys for each unknown key', () => {
    const json = {
      version: 1,
      title: '',
      nodes: [{ ...node, config: {} }],
      edges: [{ from: 'a', to: 'b', fromPort: 'x' }],
    };
    const { issues, workflow } = parseWorkflow(json);
    expect(workflow).toBeNull();
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['unknown_key', '/title'],
      ['unknown_key', '/nodes/0/config'],
      ['unknown_key', '/edges/0/fromPort'],
    ]);
    expect(issues[1]?.hint).toContain('id, step, params, ui');
  });

  it.each([
    ['edges left out', { version: 1, nodes: [] }, 'invalid_value', '/edges'],
    ['nodes as an object', { version: 1, nodes: {}, edges: [] }, 'invalid_value', '/nodes'],
    ['a node that is none', { version: 1, nodes: [null], edges: [] }, 'invalid_value', '/nodes/0'],
    ['an id with a space', withNode({ id: 'a b' }), 'invalid_id', '/nodes/0/id'],
    ['an empty id', withNode({ id: '' }), 'invalid_id', '/nodes/0/id'],
    ['an id of 65 letters', withNode({ id: 'a'.repeat(65) }), 'invalid_id', '/nodes/0/id'],
    ['a number as id', withNode({ id: 1 }), 'invalid_id', '/nodes/0/id'],
    ['an id that objects inherit from', withNode({ id: '__proto__' }), 'invalid_id', '/nodes/0/id'],
    ['a step left out', withNode({ step: undefined }), 'invalid_value', '/nodes/0/step'],
    ['params as a list', withNode({ params: [] }), 'invalid_value', '/nodes/0/params'],
    ['ui as a text', withNode({ ui: 'x' }), 'invalid_value', '/nodes/0/ui'],
    ['an edge from nowhere', withEdge({ from: undefined }), 'invalid_value', '/edges/0/from'],
    ['a port that is null', withEdge({ input: null }), 'invalid_value', '/edges/0/input'],
  ])('refuses %s', (_, json, code, path) => {
    expect(found(json)).toEqual([[code, path]]);
  });
});
