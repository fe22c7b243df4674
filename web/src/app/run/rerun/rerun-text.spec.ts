import type { Schema } from '../../api/api-types';
import { rerunReason } from './rerun-text';

const node = (more: Partial<Schema<'RerunPlanNode'>>) =>
  ({
    ...{ nodeId: 'n', step: 's', version: 1, willRun: true, why: 'not_succeeded', about: null },
    ...{ reusedFrom: null, shards: null },
    ...more,
  }) as Schema<'RerunPlanNode'>;
const labelOf = (id: string) => id.toUpperCase();

describe('rerunReason', () => {
  it('names the node that a node runs again for', () => {
    expect(rerunReason(node({ why: 'descends_from', about: 'export' }), labelOf)).toBe('comes after EXPORT');
  });

  it('names the setting that changed', () => {
    expect(rerunReason(node({ why: 'params_changed', about: '/width' }), labelOf)).toBe('its setting /width changed');
  });

  it('counts shards where only some of them run', () => {
    expect(rerunReason(node({ shards: { willRun: 1, total: 4 } }), labelOf)).toBe(
      'it did not succeed, 1 of 4 shards run',
    );
    expect(rerunReason(node({ shards: { willRun: 4, total: 4 } }), labelOf)).toBe('it did not succeed');
  });
});
