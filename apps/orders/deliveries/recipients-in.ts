import type { CatalogDocument } from '#steps';

type Stored = Record<string, unknown> | null | undefined;

/**
 * The recipients and channel of an output type in a stored document, which may be malformed: values that are no recipient are
 * left out, and an unknown channel is the inbox.
 */
export function recipientsIn(document: CatalogDocument, outputType: string): { channel: string; recipients: string[] } {
  const types = document.outputTypes as unknown;
  const found = (Array.isArray(types) ? (types as Stored[]) : []).find((type) => type?.['key'] === outputType);
  const notify = found?.['notify'] as Stored;
  const recipients = notify?.['recipients'];
  return {
    channel: notify?.['channel'] === 'email' ? 'email' : 'in_app',
    recipients: Array.isArray(recipients) ? recipients.filter((one) => typeof one === 'string' && one !== '') : [],
  };
}
