import type { Readable } from 'node:stream';
import type { Upload, UploadFolder } from '#artifacts';

type Done = (error?: unknown, info?: Upload) => void;

/** The multipart parser's storage: streams files into the upload folder. */
export const uploadStorage = (folder: UploadFolder) => ({
  _handleFile(_request: unknown, file: { stream: Readable }, done: Done): void {
    folder.receive(file.stream).then((upload) => done(null, upload), done);
  },
  _removeFile(_request: unknown, file: Upload, done: (error: Error | null) => void): void {
    folder.discard(file).then(() => done(null), done);
  },
});
