import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { UserError } from '#platform/http';

const tooLarge = (maxBytes: number): UserError =>
  new UserError(
    'step_file_too_large',
    `The upload has more than ${maxBytes} bytes; a STEP file may have 100 MB. Export the file without hidden parts, or split the assembly.`,
    413,
  );

/**
 * The body of an upload, cut off with a 413 past `maxBytes`: at once where `Content-Length` exceeds it, else while streaming.
 * It is not buffered.
 */
export function limitedBody(body: Readable, announcedBytes: string | undefined, maxBytes: number): Readable {
  if (Number(announcedBytes ?? 0) > maxBytes) throw tooLarge(maxBytes);
  let seen = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  body.once('error', (error) => limited.destroy(error));
  body.once('close', () => body.readableEnded || limited.destroy(new Error('the upload broke off')));
  return body.pipe(limited);
}
