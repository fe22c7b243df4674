import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listArtifacts, removeArtifact, removeLeftovers } from './artifact-folder-sweep.js';
import { pathOf } from './artifact-paths.js';
import { createDerivedFolder } from './derived-folder.js';
import { readAll } from '../read-all.js';
import { createFolderArtifactStore } from './folder-artifact-store.js';
import type { ArtifactStore } from '../artifact-store.js';

const OLD = new Date('2020-01-01T00:00:00Z');
const LATER = OLD.getTime() + 1000;

describe('the sweep of an artifact folder', () => {
  let root: string;
  let store: ArtifactStore;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'artifacts-'));
    store = createFolderArtifactStore(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const putOld = async (text: string): Promise<string> => {
    const { sha256 } = await store.put(Buffer.from(text), 'text/plain');
    await utimes(pathOf(root, sha256), OLD, OLD);
    return sha256;
  };

  it('lists every artifact with its size and when it was put last', async () => {
    const sha256 = await putOld('hello');
    const found = [];
    for await (const artifact of listArtifacts(root)) found.push(artifact);
    expect(found).toEqual([{ sha256, byteLength: 5, changedAt: OLD.getTime() }]);
  });

  it('finds nothing where nothing was ever put', async () => {
    await rm(root, { recursive: true });
    for await (const artifact of listArtifacts(root)) throw new Error(`found ${artifact.sha256}`);
    await removeLeftovers(root, LATER);
    expect(await removeArtifact(root, 'a'.repeat(64), LATER)).toBe(false);
  });

  it('removes an old artifact completely', async () => {
    const sha256 = await putOld('hello');
    expect(await removeArtifact(root, sha256, LATER)).toBe(true);
    expect([await store.stat(sha256), await readdir(join(root, 'tmp'))]).toEqual([null, []]);
  });

  it('removes what was derived from it with an artifact, and keeps nothing that is derived of one that is gone', async () => {
    const derived = createDerivedFolder(root);
    const [sha256, other] = [await putOld('hello'), await putOld('other')];
    for (const one of [sha256, other]) await derived.keep(one, 'small', Buffer.from(`small ${one}`));
    await removeArtifact(root, sha256, LATER);
    expect(await derived.read(sha256, 'small')).toBeNull();
    expect(String(await derived.read(other, 'small'))).toBe(`small ${other}`);
    await derived.keep(sha256, 'late', Buffer.from('late'));
    expect(await derived.read(sha256, 'late')).toBeNull();
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  it('keeps one that was put again since', async () => {
    const sha256 = await putOld('hello');
    await store.put(Buffer.from('hello'), 'text/plain');
    expect(await removeArtifact(root, sha256, LATER)).toBe(false);
    expect(Buffer.from(await readAll(store, sha256)).toString()).toBe('hello');
  });

  it('never loses an artifact that is put while it is removed', async () => {
    for (let round = 0; round < 100; round += 1) {
      const sha256 = await putOld('hello');
      await Promise.all([removeArtifact(root, sha256, LATER), store.put(Buffer.from('hello'), 'text/plain')]);
      expect(Buffer.from(await readAll(store, sha256)).toString()).toBe('hello');
    }
  });

  it('removes what a crash left half written, and nothing that is being written', async () => {
    const sha256 = await putOld('hello');
    for (const [name, time] of [
      ['left', OLD],
      ['under-way', new Date()],
    ] as const) {
      await writeFile(join(root, 'tmp', name), 'half');
      await utimes(join(root, 'tmp', name), time, time);
    }
    await removeLeftovers(root, LATER);
    expect([await readdir(join(root, 'tmp')), await store.stat(sha256)]).toEqual([['under-way'], { byteLength: 5 }]);
  });
});
