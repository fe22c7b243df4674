import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailSink } from './mail-sink.js';

/** Keeps each mail as `<message id>.eml` in a folder, for installations without a mail server. */
export function createMailFolder(folder: string): MailSink {
  return {
    name: 'folder',
    send: async ({ messageId, bytes }) => {
      const name = `${messageId.slice(1, -1)}.eml`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Renamed at the end, so that the folder holds complete mails only.
        await writeFile(join(folder, `${name}.part`), bytes, { mode: 0o600 });
        await rename(join(folder, `${name}.part`), join(folder, name));
        return { kind: 'accepted', providerMessageId: messageId };
      } catch (error) {
        const message = `${name} could not be written: ${(error as Error).message}`;
        return { kind: 'not_taken', error: { code: 'mail_folder_unwritable', message: message.slice(0, 300) } };
      }
    },
  };
}
