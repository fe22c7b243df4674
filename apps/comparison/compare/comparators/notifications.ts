import type { EvidenceNotification } from '#contracts';
import { differingFields } from '../differing-fields.js';
import { pairUp } from '../pair-up.js';
import type { Comparator } from '../comparator.js';
import type { Finding } from '../verdict.js';

/** Would both paths send the same to the same people? Notifications are matched by their dedupe key. */
export const notifications: Comparator = {
  aspect: 'notifications',
  needs: ['results', 'deliveries'],
  compare: ({ legacy, graph }) => compareNotifications(legacy.notifications, graph.notifications),
};

function compareNotifications(legacy: EvidenceNotification[], graph: EvidenceNotification[]): Finding[] {
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
