import { findUnstorable } from '#contracts';
import type { RunFinished } from '#contracts';
import { refuse } from './graph-refusal.js';
import type { Refusal } from './graph-refusal.js';
import type { GraphRunRecord } from './graph-run-record.js';
import { judgeAssets } from './judge-assets.js';
import { judgeCatalogWrites } from './judge-catalog-writes.js';
import { judgeNotifications } from './judge-notifications.js';

/**
 * Whether orders may take over what a run reports, by the record of that run; null where it may. Whether the assets are in
 * the artifact store is for `judgeStoredAssets`.
 */
export function judgeGraphResult(message: RunFinished, record: GraphRunRecord): Refusal | null {
  return (
    judgeStorable(message) ??
    judgeIdentity(message, record) ??
    judgeStatus(message) ??
    judgeAssets(message.evidence) ??
    judgeNotifications(message.evidence, record) ??
    judgeCatalogWrites(message.evidence, record)
  );
}

function judgeStorable(message: RunFinished): Refusal | null {
  const found = findUnstorable(message);
  return found && { code: 'not_storable', ...found };
}

function judgeIdentity({ evidence, runClass }: RunFinished, { runId, mode, pinned }: GraphRunRecord): Refusal | null {
  const { deliveryId, orderLineId, generation } = pinned;
  const wanted = { path: 'graph', runId, deliveryId, orderLineId, generation };
  for (const [member, value] of Object.entries(wanted)) {
    if (evidence[member as keyof typeof wanted] !== value)
      return refuse(
        'evidence_of_another_run',
        [member],
        `is not ${JSON.stringify(value)}, as of the run that orders requested`,
      );
  }
  if ((runClass === 'live') === (mode === 'graph')) return null;
  return {
    code: 'evidence_of_another_run',
    field: '/runClass',
    reason: `is "${runClass}", but the delivery's mode is ${mode}`,
  };
}

function judgeStatus({ status, evidence }: RunFinished): Refusal | null {
  const { code } = evidence.status;
  if (status !== code)
    return refuse('status_contradicts', ['status', 'code'], `is "${code}", but the run is said to be ${status}`);
  const effects = [evidence.mediaAssets, evidence.notifications, evidence.catalogWrites];
  if (status === 'succeeded' || effects.every((some) => some.length === 0)) return null;
  return refuse('status_contradicts', ['status', 'code'], `is "${code}", but the evidence has something to deliver`);
}
