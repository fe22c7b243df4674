import type { EvidenceNotification } from '#contracts';
import { differingFields } from './differing-fields.js';
import { pairUp } from './match-steps.js';
import type { Finding } from './verdict.js';

/** Would both paths tell the same people the same? Notifications are matched by their dedupe key. */
export function compareNotifications(legacy: EvidenceNotification[], graph: EvidenceNotification[]): Finding[] {
  const { pairs, missing, extra } = pairUp(legacy, graph, ({ dedupeKey }) => dedupeKey);
  return [
    ...missing.map((one) => finding('notification_missing', one, 'only legacy would send it')),
    ...extra.map((one) => finding('notification_extra', one, 'only graph would send it')),
    ...pairs.flatMap((pair) => {
      const fields = differingFields(pair.legacy, pair.graph);
      const what = `the paths differ in ${fields.join(', ')}`;
      return fields.length > 0 ? [finding('notification_differs', pair.legacy, what, { ...pair, fields })] : [];
    }),
  ];
}

const finding = (code: string, one: EvidenceNotification, what: string, details: object = {}): Finding => ({
  verdict: 'mismatch',
  code,
  message: `Notification "${one.subject}" to ${one.recipient} (${one.channel}): ${what}.`,
  details: { recipient: one.recipient, dedupeKey: one.dedupeKey, ...details },
});
