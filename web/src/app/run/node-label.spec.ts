import { nodeLabel } from './node-label';

const node = (label?: unknown) => ({ id: 'n', step: 'render', params: {}, ui: { label } }) as never;

it('names a node by its own name, then by its step, then by its id', () => {
  expect(nodeLabel('n', node('My picture'), 'Render')).toBe('My picture');
  expect(nodeLabel('n', node(''), 'Render')).toBe('Render');
  expect(nodeLabel('n', node())).toBe('render');
  expect(nodeLabel('n', undefined)).toBe('n');
});
