import { fakeDefinitions } from '../../testing/fake-definitions.js';
import { validateWorkflow } from '../validate-workflow.js';

const placesOf = (workflow: object): string[] =>
  validateWorkflow({ version: 1, nodes: [], edges: [], ...workflow }, fakeDefinitions)
    .filter(({ code }) => code === 'unstorable_text')
    .map(({ severity, path }) => `${severity} ${path}`);

describe('unstorableText', () => {
  it('names texts and keys that no database holds, the editor’s included', () => {
    const node = (more: object): object => ({ id: 'a', step: 'make_a', params: {}, ...more });
    const nodes = [node({ ui: { label: 'a\0' } }), node({ id: 'b', params: { list: ['fine', '\ud800'] } })];
    expect(placesOf({ nodes, ui: { notes: { 'k\udc00': 1 } } })).toEqual([
      'error /nodes/0/ui/label',
      'error /nodes/1/params/list/1',
      'error /ui/notes/k\uFFFD',
    ]);
  });

  it('names at most a hundred places', () => {
    expect(placesOf({ ui: { texts: Array.from({ length: 300 }, () => '\0') } })).toHaveLength(100);
  });
});
