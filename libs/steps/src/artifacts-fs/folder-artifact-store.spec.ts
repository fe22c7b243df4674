import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    expect(Buffer.from(await store.get(HELLO)).toString()).toBe('hello');
    expect(await store.has(HELLO)).toBe(true);
    expect(await createFolderArtifactStore(root).has(HELLO)).toBe(true);
    expect(await store.sizeOf(HELLO)).toBe(5);
  });

  it('is for its own account alone, whatever the process lets others do', async () => {
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
    expect((await store.get(ref.sha256)).byteLength).toBe(0);
  });

  it('leaves no temporary file, however many put the same bytes at once', async () => {
    const store = createFolderArtifactStore(root);
    await Promise.all(Array.from({ length: 8 }, () => store.put(Buffer.from('hello'), 'text/plain')));
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
    expect(Buffer.from(await store.get(HELLO)).toString()).toBe('hello');
  });

  it('says artifact_corrupt for changed bytes, and putting the right ones again repairs it', async () => {
    const store = createFolderArtifactStore(root);
    await store.put(Buffer.from('hello'), 'text/plain');
    await writeFile(fileOf(root, HELLO), 'hellO');
    await expect(store.get(HELLO)).rejects.toMatchObject({ code: 'artifact_corrupt', retryable: false });
    await store.put(Buffer.from('hello'), 'text/plain');
    expect(Buffer.from(await store.get(HELLO)).toString()).toBe('hello');
  });

  it('says artifact_missing for an unknown digest', async () => {
    const store = createFolderArtifactStore(root);
    expect(await store.has(HELLO)).toBe(false);
    expect(await store.sizeOf(HELLO)).toBeNull();
    await expect(store.get(HELLO)).rejects.toMatchObject({ code: 'artifact_missing' });
  });

  it.each(['../../etc/passwd', '', HELLO.toUpperCase(), HELLO + '0', `${HELLO.slice(0, 60)}/../`, `${HELLO}\n`])(
    'refuses %j as an id, in get and in has',
    async (id) => {
      const store = createFolderArtifactStore(root);
      await expect(store.get(id)).rejects.toMatchObject({ code: 'artifact_id_invalid' });
      await expect(store.has(id)).rejects.toMatchObject({ code: 'artifact_id_invalid' });
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
});
