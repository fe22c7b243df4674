import { findUnstorable } from '#contracts';
import type { RunFinished } from '#contracts';
import { refuse } from './graph-refusal.js';
import type { Refusal } from './graph-refusal.js';
import type { GraphRunRecord } from './graph-run-record.js';
import { validateAssets } from './validate-assets.js';
import { validateCatalogWrites } from './validate-catalog-writes.js';
import { validateNotifications } from './validate-notifications.js';

/**
 * Why orders refuses a run's report, by the record of that run; null where the report is valid. Whether the assets are in the
 * artifact store is checked by `validateStoredAssets`.
 */
export function validateGraphResult(message: RunFinished, record: GraphRunRecord): Refusal | null {
  return (
    validateStorable(message) ??
    validateIdentity(message, record) ??
    validateStatus(message) ??
    validateAssets(message.evidence) ??
    validateNotifications(message.evidence, record) ??
    validateCatalogWrites(message.evidence, record)
  );
}

function validateStorable(message: RunFinished): Refusal | null {
  const found = findUnstorable(message);
  return found && { code: 'not_storable', ...found };
}

function validateIdentity(
  { evidence, runClass }: RunFinished,
  { runId, mode, pinned }: GraphRunRecord,
): Refusal | null {
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

function validateStatus({ status, evidence }: RunFinished): Refusal | null {
  const { code } = evidence.status;
  if (status !== code)
    return refuse('status_contradicts', ['status', 'code'], `is "${code}", but the run is reported as ${status}`);
  const effects = [evidence.mediaAssets, evidence.notifications, evidence.catalogWrites];
  if (status === 'succeeded' || effects.every((some) => some.length === 0)) return null;
  return refuse('status_contradicts', ['status', 'code'], `is "${code}", but the evidence has something to deliver`);
}
