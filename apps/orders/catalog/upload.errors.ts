import { isPlainLine } from '#contracts';
import { UserError } from '#platform/http';

const MAX_FILE_NAME = 400;
const FIELDS = 'Send multipart/form-data with the fields "key" and "name" and one STEP file as "file".';

const atFile = (message: string) => [{ pointer: '/file', message }];

export const fileMissing = (): UserError =>
  new UserError('file_missing', `The product has no file. ${FIELDS}`, 400, atFile('is missing'));

/** An error of the multipart parser, with its status. */
export const uploadUnreadable = (status: number, message: string): UserError =>
  status === 413
    ? new UserError(
        'step_file_too_large',
        `The upload is too large (${message}); a STEP file may have 100 MB. Export it without hidden parts, or split the assembly.`,
        413,
        atFile('is too large'),
      )
    : new UserError('upload_unreadable', `The upload cannot be read: ${message}. ${FIELDS}`, status);

/** Throws for a file name that cannot be stored or displayed: too long, or with control characters or text-direction marks. */
export function refuseFileName(name: string): void {
  if (name.length <= MAX_FILE_NAME && isPlainLine(name)) return;
  const shown = name.slice(0, 60).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  const message = `The file's name "${shown}…" cannot be kept: at most ${MAX_FILE_NAME} characters, no control characters, line breaks or text-direction marks. Rename the file.`;
  throw new UserError('file_name_invalid', message, 400, atFile('has a name that cannot be kept'));
}

/** A file for a product that has another one, without the word to replace it. */
export const productExists = (key: string, { name, fileName }: { name: string; fileName: string }): UserError =>
  new UserError(
    'product_exists',
    `There is a product "${key}" (${name}) with another file (${fileName}). Choose another key, or send "replace" as "true" to give it this file; what was dispatched keeps the old one.`,
    409,
    [{ pointer: '/key', message: 'belongs to another product' }],
  );
