import { Transform } from 'node:stream';
import { UserError } from '#platform/http';

/** Bytes of a whole upload: the STEP file's 100 MiB and a little for the form around it. */
export const MAX_UPLOAD_BYTES = 101 * 1024 * 1024;

export const tooLarge = (): UserError =>
  new UserError(
    'step_file_too_large',
    'The upload is larger than 100 MiB, the limit for a STEP file. Export it without hidden parts or split the assembly.',
    413,
  );

/** Refuses by the headers alone what is no form or says itself that it is too large; answers its content type. */
export function checkUploadHeaders(headers: { 'content-type'?: string; 'content-length'?: string }): string {
  const contentType = headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    const message = 'Send the product as multipart/form-data with the fields key, name and file.';
    throw new UserError('unsupported_media_type', message, 415);
  }
  if (Number(headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) throw tooLarge();
  return contentType;
}

/** Passes bytes on and fails with `error` once there are more than `limit`. */
export function limitBytes(limit: number, error: () => Error): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(error());
      else done(null, chunk);
    },
  });
}
