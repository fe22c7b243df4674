import type { Schema } from '../../api/api-types';

type PlanNode = Schema<'RerunPlanNode'>;

/** Why a node of a rerun runs anew or is used again. */
export function rerunReason({ why, about, shards }: PlanNode, labelOf: (nodeId: string) => string): string {
  const of = about === null ? '' : labelOf(about);
  const reasons: Record<PlanNode['why'], string> = {
    reused: 'its result is used again',
    is_from_node: 'chosen to run again',
    descends_from: `comes after ${of}`,
    new_node: 'is new in this version',
    step_changed: 'its step has another version',
    params_changed: about ? `its setting ${about} changed` : 'its settings changed',
    not_succeeded: 'it did not succeed',
    upstream_changed: `${of} changed before it`,
  };
  const part = shards && shards.willRun > 0 && shards.willRun < shards.total;
  return part ? `${reasons[why]}, ${shards.willRun} of ${shards.total} shards run` : reasons[why];
}
