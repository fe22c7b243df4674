import { fakeDefinitions } from '../../testing/fake-definitions.js';
import { validateWorkflow } from '../validate-workflow.js';

const node = (more: object): object => ({ id: 'a', step: 'make_a', params: {}, ...more });
const placesOf = (workflow: object): string[] =>
  validateWorkflow({ version: 1, nodes: [], edges: [], ...workflow }, fakeDefinitions)
    .filter(({ code }) => code === 'unstorable_text')
    .map(({ severity, path }) => `${severity} ${path}`);

describe('unstorableText', () => {
  it('names texts and keys with U+0000 or half of a surrogate pair, the editor’s included', () => {
    const nodes = [node({ ui: { label: 'a\0' } }), node({ id: 'b', params: { list: ['fine', '\ud800'] } })];
    expect(placesOf({ nodes, ui: { notes: { 'k\udc00': 1 } } })).toEqual([
      'error /nodes/0/ui/label',
      'error /nodes/1/params/list/1',
      'error /ui/notes/k\udc00',
    ]);
  });

  it('takes every other text', () => {
    expect(placesOf({ nodes: [node({ ui: { label: 'ünïcode \u{1f600} \u2028' } })] })).toEqual([]);
  });

  it('names at most a hundred places', () => {
    expect(placesOf({ ui: { texts: Array.from({ length: 300 }, () => '\0') } })).toHaveLength(100);
  });

  it('walks deep documents, and those that hold themselves', () => {
    const round: Record<string, unknown> = { text: '\0' };
    round['round'] = round;
    const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], '\0');
    expect(placesOf({ ui: { round } })).toEqual(['error /ui/round/text']);
    expect(placesOf({ ui: { deep } })).toHaveLength(1);
  });
});
