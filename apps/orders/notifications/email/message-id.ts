import { createHash } from 'node:crypto';

/** The Message-ID of a notification: the same for the same `dedupeKey`, so that duplicates can be recognised. */
export function messageIdOf(dedupeKey: string): string {
  return `<${createHash('sha256').update(dedupeKey).digest('hex')}@hartomat>`;
}
