import type { Evidence, NotifyRule } from '#contracts';
import { plainText } from '#steps/notifications';
import type { NotificationChannel, OutputType } from '#steps';
import { quoted, refuse } from './graph-refusal.js';
import type { Refusal } from './graph-refusal.js';
import type { GraphRunRecord } from './graph-run-record.js';

const TEMPLATE = /^[a-z][a-z0-9_]{0,59}$/;

/** Refuses notifications to recipients that neither the output type nor the workflow version names. */
export function validateNotifications({ notifications }: Evidence, record: GraphRunRecord): Refusal | null {
  const allowed = new Set(allowedRecipients(record));
  const { deliveryId } = record.pinned;
  for (const [at, { channel, recipient, dedupeKey, template }] of notifications.entries()) {
    const wrong = (member: string, reason: string): Refusal =>
      refuse('notification_not_allowed', ['notifications', at, member], reason);
    if (!allowed.has(addressOf(channel, recipient)))
      return wrong(
        'recipient',
        `is ${quoted(recipient)} by ${channel}, which neither the output type nor the workflow names`,
      );
    if (!dedupeKey.startsWith(`${deliveryId}:`)) return wrong('dedupeKey', `does not begin with "${deliveryId}:"`);
    if (!TEMPLATE.test(template)) return wrong('template', `is ${quoted(template)}, which is no name of a template`);
  }
  return null;
}

function allowedRecipients({ outputType, notifies }: GraphRunRecord): string[] {
  if (!outputType) return [];
  const { notify, legacyPreset } = outputType;
  return [notify, presetNotify(legacyPreset), ...notifies].flatMap(({ channel, recipients }) => {
    const by = channel || notify.channel;
    return (recipients.length > 0 ? recipients : notify.recipients).map((recipient) => addressOf(by, recipient));
  });
}

/** Inbox names as the notify step normalises them; addresses as they are. */
const addressOf = (channel: NotificationChannel, recipient: string): string =>
  `${channel}:${channel === 'in_app' ? plainText(recipient) : recipient}`;

/** The recipients in the output type's preset, which a workflow converted from it notifies. A preset is not validated. */
function presetNotify({ params }: OutputType['legacyPreset']): NotifyRule {
  const { channel, recipients } = (params['notify'] ?? {}) as { channel?: unknown; recipients?: unknown };
  return {
    channel: channel === 'in_app' || channel === 'email' ? channel : '',
    recipients: Array.isArray(recipients) ? recipients.filter((one) => typeof one === 'string' && one !== '') : [],
  };
}
