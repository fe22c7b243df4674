import type { Issue } from '#workflow-core';
import { BADGES, firstBadge, issueBadges } from './node-badge';

const issue = (code: Issue['code'], severity: Issue['severity'] = 'error'): Issue => ({
  ...{ code, severity, path: '', nodeId: 'a', message: code, hint: '' },
});
const shown = (...issues: Issue[]) => issueBadges(issues).get('a')?.kind;

describe('badges', () => {
  it('show the first that holds, in the order of what stops a node soonest', () => {
    const all = BADGES.map((kind) => ({ kind, text: '' }));
    expect(all.map((_, from) => firstBadge(all.slice(from).reverse())?.kind)).toEqual([...BADGES]);
    expect(firstBadge([])).toBeNull();
  });

  it('come from issues: a worker that is missing before errors, errors before what is still to be set up', () => {
    expect(shown(issue('missing_input'))).toBe('setup-required');
    expect(shown(issue('missing_input'), issue('invalid_params'))).toBe('error');
    expect(shown(issue('invalid_params'), issue('step_without_worker', 'warning'))).toBe('missing-worker');
    expect(shown(issue('no_effect_node', 'warning'))).toBeUndefined();
  });
});
