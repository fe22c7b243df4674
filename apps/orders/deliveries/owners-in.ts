import type { CatalogDocument } from '#steps';

type Stored = Record<string, unknown> | null | undefined;

/**
 * Who an output type of a stored document notifies, also where the output type itself cannot be used; what is no recipient
 * is left out. An unknown channel is the inbox.
 */
export function ownersIn(document: CatalogDocument, outputType: string): { channel: string; recipients: string[] } {
  const types = document.outputTypes as unknown;
  const found = (Array.isArray(types) ? (types as Stored[]) : []).find((type) => type?.['key'] === outputType);
  const notify = found?.['notify'] as Stored;
  const recipients = notify?.['recipients'];
  return {
    channel: notify?.['channel'] === 'email' ? 'email' : 'in_app',
    recipients: Array.isArray(recipients) ? recipients.filter((one) => typeof one === 'string' && one !== '') : [],
  };
}
