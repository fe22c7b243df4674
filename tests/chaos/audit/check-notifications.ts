import { broken, groupBy } from './facts.js';
import type { Facts, Violation } from './facts.js';

/** Notify: at most one per key, in the table and at the mail server; no staged effect of a shadow run is live. */
export function checkNotifications(facts: Facts): Violation[] {
  const { mails, notifications } = facts;
  const received = groupBy(mails, (messageId) => messageId);
  const keys = groupBy(notifications, ({ dedupeKey }) => dedupeKey);
  const known = new Set(notifications.map(({ messageId }) => messageId));
  const sent = notifications.filter(({ channel, state }) => channel === 'email' && state === 'sent');
  return [
    ...broken(
      'Notify: one a key',
      [...keys],
      ([, found]) => found.length > 1,
      ([key]) => key,
    ),
    ...broken(
      'Notify: at most one mail a key',
      [...received],
      ([, came]) => came.length > 1,
      ([id, came]) => `${id} came ${came.length} times`,
    ),
    ...broken(
      'Notify: no mail without a notification',
      [...received.keys()],
      (id) => !known.has(id),
      (id) => id,
    ),
    ...broken(
      'Notify: every sent mail arrived',
      sent,
      ({ messageId }) => !received.has(messageId ?? ''),
      ({ dedupeKey }) => dedupeKey,
    ),
    ...checkShadow(facts),
  ];
}

function checkShadow({ runs, pathRuns, mediaAssets, deliveries }: Facts): Violation[] {
  const shadow = new Set(runs.filter(({ runClass }) => runClass === 'shadow').map(({ id }) => id));
  const live = [
    ...mediaAssets.map(({ runId }) => runId),
    ...deliveries.map(({ committedRunId }) => committedRunId ?? ''),
    ...pathRuns.filter(({ mayCommit }) => mayCommit).map(({ runId }) => runId),
  ];
  return broken(
    'Notify: a shadow run has no live effect',
    [...new Set(live)],
    (id) => shadow.has(id),
    (id) => `run ${id}`,
  );
}
