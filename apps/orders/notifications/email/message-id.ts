import { createHash } from 'node:crypto';

/** The Message-ID of a notification: always the same for one `dedupeKey`, so that who receives it twice can tell. */
export function messageIdOf(dedupeKey: string): string {
  return `<${createHash('sha256').update(dedupeKey).digest('hex')}@hartomat>`;
}
