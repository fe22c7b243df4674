import type { Readable } from 'node:stream';
import type { Upload, UploadFolder } from '#steps';

type Done = (error?: unknown, info?: Upload) => void;

/** Where the reader of forms puts files: into the upload folder, as they come. */
export const uploadStorage = (folder: UploadFolder) => ({
  _handleFile(_request: unknown, file: { stream: Readable }, done: Done): void {
    folder.receive(file.stream).then((upload) => done(null, upload), done);
  },
  _removeFile(_request: unknown, file: Upload, done: (error: Error | null) => void): void {
    folder.discard(file).then(() => done(null), done);
  },
});
