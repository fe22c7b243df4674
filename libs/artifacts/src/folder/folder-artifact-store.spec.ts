import { mkdtemp, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import { readAll } from '../read-all.js';
import { createFolderArtifactStore } from './folder-artifact-store.js';

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const fileOf = (root: string, id: string) => join(root, 'cas', id.slice(0, 2), id.slice(2, 4), id);

describe('createFolderArtifactStore', () => {
  let root: string;
  beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'artifacts-'))));
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('gives back the bytes that were put, under their sha256', async () => {
    const store = createFolderArtifactStore(root);
    const ref = await store.put(Buffer.from('hello'), 'text/plain');
    expect(ref).toEqual({ sha256: HELLO, mediaType: 'text/plain', byteLength: 5 });
    expect(Buffer.from(await readAll(store, HELLO)).toString()).toBe('hello');
    expect(await store.stat(HELLO)).toEqual({ byteLength: 5 });
    expect(await createFolderArtifactStore(root).stat(HELLO)).toEqual({ byteLength: 5 });
  });

  it('is readable by its own account only, whatever the umask', async () => {
    const before = process.umask(0);
    const store = createFolderArtifactStore(join(root, 'store'));
    await store.put(Buffer.from('hello'), 'text/plain').finally(() => process.umask(before));
    const paths = [join(root, 'store'), join(root, 'store', 'tmp'), join(root, 'store', 'cas'), fileOf(join(root, 'store'), HELLO)]; // prettier-ignore
    const modes = await Promise.all(paths.map(async (path) => ((await stat(path)).mode & 0o777).toString(8)));
    expect(modes).toEqual(['700', '700', '700', '600']);
  });

  it('keeps the empty artifact too', async () => {
    const store = createFolderArtifactStore(root);
    const ref = await store.put(new Uint8Array(), 'application/octet-stream');
    expect((await readAll(store, ref.sha256)).byteLength).toBe(0);
  });

  it('leaves no temporary file, however many put the same bytes at once', async () => {
    const store = createFolderArtifactStore(root);
    await Promise.all(Array.from({ length: 8 }, () => store.put(Buffer.from('hello'), 'text/plain')));
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
    expect(Buffer.from(await readAll(store, HELLO)).toString()).toBe('hello');
  });

  it('says artifact_corrupt for changed bytes, and putting the right ones again repairs it', async () => {
    const store = createFolderArtifactStore(root);
    await store.put(Buffer.from('hello'), 'text/plain');
    await writeFile(fileOf(root, HELLO), 'hellO');
    await expect(readAll(store, HELLO)).rejects.toMatchObject({ code: 'artifact_corrupt', retryable: false });
    await store.put(Buffer.from('hello'), 'text/plain');
    expect(Buffer.from(await readAll(store, HELLO)).toString()).toBe('hello');
  });

  it('says artifact_missing for an unknown digest', async () => {
    const store = createFolderArtifactStore(root);
    expect(await store.stat(HELLO)).toBeNull();
    await expect(readAll(store, HELLO)).rejects.toMatchObject({ code: 'artifact_missing' });
  });

  it.each(['../../etc/passwd', '', HELLO.toUpperCase(), HELLO + '0', `${HELLO.slice(0, 60)}/../`, `${HELLO}\n`])(
    'refuses %j as an id, in read and in stat',
    async (id) => {
      const store = createFolderArtifactStore(root);
      await expect(readAll(store, id)).rejects.toMatchObject({ code: 'artifact_id_invalid' });
      await expect(store.stat(id)).rejects.toMatchObject({ code: 'artifact_id_invalid' });
    },
  );

  it('says artifact_store_failed, retryable, where its folder cannot be written', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(createFolderArtifactStore(file).put(Buffer.from('x'), 'text/plain')).rejects.toMatchObject({
      code: 'artifact_store_failed',
      retryable: true,
    });
  });

  const LONG = Buffer.alloc(700_000, 'long ');
  async function* inPieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < LONG.byteLength; at += 100_000) yield LONG.subarray(at, at + 100_000);
  }

  it('stores a stream as it stores its bytes, and leaves no temporary file', async () => {
    const store = createFolderArtifactStore(root);
    const ref = await store.put(inPieces(), 'text/plain');
    expect(ref).toEqual(await store.put(LONG, 'text/plain'));
    expect(LONG.equals(await readAll(store, ref.sha256))).toBe(true);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  it('stores nothing of a stream that fails', async () => {
    const store = createFolderArtifactStore(root);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield LONG;
      throw new Error('the client left');
    }
    await expect(store.put(broken(), 'text/plain')).rejects.toThrow('the client left');
    expect([await readdir(join(root, 'tmp')), await readdir(root)]).toEqual([[], ['tmp']]);
  });

  it.each([
    [{ start: 0, end: 3 }, 'long'],
    [{ start: 699_996, end: 699_999 }, 'ong '],
    [{ start: 5, end: 5 }, 'l'],
  ])('gives the range %j', async (range, text) => {
    const store = createFolderArtifactStore(root);
    const { sha256 } = await store.put(LONG, 'text/plain');
    expect(Buffer.concat(await (await store.read(sha256, range)).toArray()).toString()).toBe(text);
  });

  it('never returns the end of a damaged artifact, and no range of it', async () => {
    const store = createFolderArtifactStore(root);
    const { sha256 } = await store.put(LONG, 'text/plain');
    await (await store.read(sha256, { start: 0, end: 1 })).toArray();
    await writeFile(fileOf(root, sha256), Buffer.alloc(700_000, 'lonG '));
    let received = 0;
    const reading = (async () => {
      for await (const chunk of await store.read(sha256)) received += (chunk as Buffer).byteLength;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'artifact_corrupt' });
    expect(received).toBeLessThan(LONG.byteLength);
    await expect(store.read(sha256, { start: 0, end: 1 })).rejects.toMatchObject({ code: 'artifact_corrupt' });
  });

  it('closes the file of a stream that is not read', async () => {
    const store = createFolderArtifactStore(root);
    const { sha256 } = await store.put(LONG, 'text/plain');
    for (const stream of [await store.read(sha256), await store.read(sha256, { start: 0, end: 9 })]) {
      const closed = new Promise((resolve) => stream.once('close', resolve));
      stream.destroy();
      await closed;
    }
    const isClosed = async () => ((await timesOpen(sha256)) === 0 ? true : undefined);
    expect(await waitUntil(isClosed, { withinMs: 5000 })).toBe(true);
  });
});

/** How often this process has the file of an artifact open. */
async function timesOpen(sha256: string): Promise<number> {
  const links = await readdir('/proc/self/fd');
  const files = await Promise.all(links.map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')));
  return files.filter((file) => file.endsWith(sha256)).length;
}
