import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathOf } from './artifact-paths.js';
import { readAll } from '../read-all.js';
import { createFolderArtifactStore } from './folder-artifact-store.js';
import { createUploadFolder } from './upload-folder.js';
import type { UploadFolder } from './upload-folder.js';

const sha256 = createHash('sha256').update('hello world').digest('hex');
const hello = (): Readable => Readable.from([Buffer.from('hello '), Buffer.from('world')]);

describe('createUploadFolder', () => {
  let root: string;
  let uploads: UploadFolder;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'uploads-'));
    uploads = createUploadFolder(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const left = (): Promise<string[]> => readdir(join(root, 'tmp'));

  it('stores a stream as an artifact, and leaves no other file', async () => {
    const upload = await uploads.receive(hello());
    expect(upload).toMatchObject({ sha256, byteLength: 11 });
    expect((await stat(upload.path)).mode & 0o777).toBe(0o600);
    expect(await uploads.keep(upload, 'model/step')).toEqual({ sha256, byteLength: 11, mediaType: 'model/step' });
    expect(Buffer.from(await readAll(createFolderArtifactStore(root), sha256)).toString()).toBe('hello world');
    await uploads.discard(upload);
    expect(await left()).toEqual([]);
  });

  it('repairs a damaged artifact, and renews the time of an existing one', async () => {
    await uploads.keep(await uploads.receive(hello()), 'model/step');
    const path = pathOf(root, sha256);
    await writeFile(path, 'damaged');
    await uploads.keep(await uploads.receive(hello()), 'model/step');
    await utimes(path, 1, 1);
    const again = await uploads.receive(hello());
    await uploads.keep(again, 'model/step');
    expect((await stat(path)).mtimeMs).toBeGreaterThan(1000);
    expect(Buffer.from(await readAll(createFolderArtifactStore(root), sha256)).toString()).toBe('hello world');
    await uploads.discard(again);
    expect(await left()).toEqual([]);
  });

  it('leaves nothing of a stream that breaks off', async () => {
    async function* broken() {
      yield Buffer.from('hel');
      await Promise.resolve();
      throw new Error('the client left');
    }
    await expect(uploads.receive(broken())).rejects.toThrow('the client left');
    expect(await left()).toEqual([]);
  });

  it('says that the store failed where it cannot write', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(createUploadFolder(file).receive(hello())).rejects.toMatchObject({ code: 'artifact_store_failed' });
  });

  it('sweeps uploads that a crash has left, and nothing else', async () => {
    const [dead, alive] = [await uploads.receive(hello()), await uploads.receive(hello())];
    await utimes(dead.path, 1, 1);
    await writeFile(join(root, 'tmp', 'of-the-store'), '');
    await utimes(join(root, 'tmp', 'of-the-store'), 1, 1);
    await uploads.sweep(1_000_000);
    expect((await left()).sort()).toEqual(['of-the-store', alive.path.split('/').at(-1)]);
    await createUploadFolder(join(root, 'nowhere')).sweep(1_000_000);
  });
});
