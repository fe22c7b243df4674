import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEvidence } from '#contracts';
import { seedCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import { approveCases } from './approve-cases.js';
import { readApproved, readCatalog, strayArtifacts } from './approved-cases.js';
import { casesOf } from './golden-case.js';
import { narrowedCatalog } from './golden-catalog.js';
import { goldenPlace } from './golden-place.js';
import type { GoldenPlace } from './golden-place.js';
import { candidateArtifacts, candidateDir, candidatePath } from './record-cases.js';

const CUTOUT = 'still-cutout-512--flange-unit';
const TOP = 'still-top-jpg-800--flange-unit';
const WHY = 'the studio got a new lamp';

let place: GoldenPlace;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'hartomat-approve-'));
  place = goldenPlace({ root, homeDir: join(root, '.hartomat') });
});
afterEach(() => rmSync(place.root, { recursive: true }));

/** Writes a candidate, as recording would: a case whose picture is `look`. */
async function candidate(id: string, look: string, { catalog = seedCatalog(), failed = false } = {}): Promise<void> {
  const ordered = casesOf(catalog).find((one) => one.id === id)!;
  await mkdir(candidateDir(place, id), { recursive: true });
  const artifact = await candidateArtifacts(place, id).put(Buffer.from(look), 'image/png');
  const asset = { name: 'still.png', ...artifact, width: 1, height: 1, idMask: null };
  const failure = { code: 'cad_unreadable', message: 'The file is empty.', retryable: false };
  const status = failed ? { code: 'failed' as const, failure } : { code: 'succeeded' as const };
  const ids = { path: 'legacy' as const, runId: 'r', deliveryId: 'd', orderLineId: 'l', generation: 1 };
  const performed = {
    step: 'output_save',
    inputs: {},
    outputs: { media_assets: [asset] },
    logs: [],
    environment: null,
  };
  const evidence = buildEvidence({ ...ids, status, timings: { startedAt: 0, finishedAt: 0 } }, [performed]);
  const recorded = { ...ordered, machine: { cpu: 'x', kind: 'x' }, evidence };
  const kept = { recorded, catalog: narrowedCatalog(catalog, ordered.outputType) };
  await writeFile(candidatePath(place, id), JSON.stringify(kept));
}

function seedWith(change: (seed: CatalogDocument) => void): CatalogDocument {
  const seed = seedCatalog();
  change(seed);
  return seed;
}

describe('approving', () => {
  it('keeps the case with its pictures, its output type and the reason, and removes the candidate', async () => {
    await candidate(CUTOUT, 'one');
    await approveCases([CUTOUT], ` ${WHY} `, place);
    expect(readApproved(place)).toEqual([
      expect.objectContaining({ id: CUTOUT, reason: WHY, file: expect.any(String) }),
    ]);
    expect(readCatalog(place)?.outputTypes.map(({ key }) => key)).toEqual(['still-cutout-512']);
    expect(strayArtifacts(place)).toEqual({ orphans: [], missing: [] });
    expect(existsSync(candidateDir(place, CUTOUT))).toBe(false);
  });

  it('replaces an approved look and deletes its old pictures', async () => {
    for (const look of ['one', 'another']) {
      await candidate(CUTOUT, look);
      await approveCases([CUTOUT], WHY, place);
    }
    expect(readApproved(place)).toHaveLength(1);
    expect(strayArtifacts(place)).toEqual({ orphans: [], missing: [] });
  });

  it('refuses without a candidate, with the command that makes one', async () => {
    await expect(approveCases([CUTOUT], WHY, place)).rejects.toThrow(`./hartomat golden record ${CUTOUT}`);
  });

  it('refuses without a reason, and a case that failed', async () => {
    await candidate(CUTOUT, 'one', { failed: true });
    await expect(approveCases([CUTOUT], '  ', place)).rejects.toThrow('--reason');
    await expect(approveCases([CUTOUT], WHY, place)).rejects.toThrow('The file is empty.');
    expect(readApproved(place)).toEqual([]);
  });

  it('lets an output type change alone', async () => {
    await candidate(CUTOUT, 'one');
    await candidate(TOP, 'two');
    await approveCases([CUTOUT, TOP], WHY, place);
    const catalog = seedWith(({ outputTypes }) => (outputTypes[1]!.template = 'studio-dark'));
    await candidate(CUTOUT, 'dark', { catalog });
    await approveCases([CUTOUT], WHY, place);
    expect(readCatalog(place)?.outputTypes).toHaveLength(2);
  });

  it('refuses a candidate of other materials alone, and names the cases that have to be approved with it', async () => {
    await candidate(CUTOUT, 'one');
    await candidate(TOP, 'two');
    await approveCases([CUTOUT, TOP], WHY, place);
    const catalog = seedWith(({ materials }) => (materials[0]!.roughness = 0.9));
    await candidate(CUTOUT, 'rough', { catalog });
    await expect(approveCases([CUTOUT], WHY, place)).rejects.toThrow(`golden record ${TOP}`);
    await candidate(TOP, 'rough too', { catalog });
    expect(await approveCases([CUTOUT, TOP], WHY, place)).toHaveLength(2);
  });
});
