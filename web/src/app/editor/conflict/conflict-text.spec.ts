import type { Workflow } from '#workflow-core';
import { conflictPlace, conflictValue, nodeName } from './conflict-text';

describe('a conflict in words', () => {
  it.each([
    ['/nodes/r/params/width', 'Render: width'],
    ['/nodes/r/params', 'Render: all settings'],
    ['/nodes/r/params/a~1b/0', 'Render: a/b / 0'],
    ['/nodes/r/ui/position', 'Render: position'],
    ['/nodes/r', 'the node Render'],
    ['/ui/notes/n1', 'notes / n1 of the workflow'],
  ])('names what %s is about', (path, text) => expect(conflictPlace({ path }, () => 'Render')).toBe(text));

  it('has a value of each side in one line, also of a node or of nothing', () => {
    const said = (mine: unknown, path = '/nodes/r/params/width') => conflictValue({ path, mine }, 'mine');
    expect([said(undefined, '/nodes/r'), said(undefined)]).toEqual(['not there', 'not set']);
    expect(said({ node: { id: 'r', step: 'render', params: {} }, edges: [] }, '/nodes/r')).toBe('there, does render');
    expect(said({ x: 1, y: 2 })).toBe('at 1, 2');
    expect([said('wide'), said(640), said(null)]).toEqual(['“wide”', '640', 'null']);
    expect(said('x'.repeat(999)).length).toBeLessThan(200);
  });

  it('calls a node as the canvas does, and by its id where nobody named it', () => {
    const named = (label?: string): Workflow => ({
      ...{ version: 1, edges: [] },
      nodes: [{ id: 'r', step: 's', params: {}, ...(label && { ui: { label } }) }],
    });
    expect(nodeName([named(), named('Front')], 'r')).toBe('Front');
    expect(nodeName([named()], 'r')).toBe('r');
  });
});
