import { canvasView } from '../canvas/canvas-view';
import { PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { findNodes } from './find-nodes';

const { nodes } = canvasView(testWorkflow('export1 render1 gone1'), STEPS, PALETTE);
const find = (text: string) => findNodes(nodes, text, { invalid: new Set(['render1']) });

describe('findNodes', () => {
  it('finds by name, step and id, with every word', () => {
    expect(find('the EXP')).toEqual(['export1']);
    expect(find('1')).toEqual(['export1', 'render1', 'gone1']);
    expect(find('export render')).toEqual([]);
    expect(find(' ')).toEqual([]);
  });

  it('finds by state, also with words', () => {
    expect(find('is:invalid')).toEqual(['render1']);
    expect(find('is:unknown')).toEqual(['gone1']);
    expect(find('is:invalid export')).toEqual([]);
  });
});
