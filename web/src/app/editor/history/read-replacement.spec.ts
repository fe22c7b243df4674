import { formatWorkflow } from '#workflow-core';
import { readReplacement } from './read-replacement';

const WORKFLOW = {
  version: 1,
  nodes: [{ id: 'a', step: 'unheard_of', params: { deep: [{ x: 1 }] }, ui: { any: 'thing' } }],
  edges: [{ from: 'a', to: 'a' }],
};

describe('readReplacement', () => {
  it('keeps a canonical file byte for byte, also of steps that nobody knows', () => {
    const text = formatWorkflow(WORKFLOW);
    for (const file of [text, `{ "key": "still", "workflow": ${text} }`]) {
      const read = readReplacement(file);
      expect(read.ok && formatWorkflow(read.workflow)).toBe(text);
    }
  });

  it.each([
    ['{', 'no JSON'],
    ['{"a":1}', 'neither'],
    ['{"nodes":"many","edges":[],"version":1}', 'nodes'],
    ['{"nodes":[],"edges":[],"version":2}', 'version'],
  ])('says why %s is no graph', (text, why) => {
    const read = readReplacement(text);
    expect(read.ok ? '' : read.message).toContain(why);
  });
});
