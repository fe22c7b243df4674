import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore, readAll } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { findPlace } from '../cli/place.js';
import { artifactsDir, readApproved } from './approved-cases.js';
import { compareWithRecord } from './compare-with-record.js';
import type { Machine } from './golden-case.js';
import { goldenPlace } from './golden-place.js';

const place = goldenPlace(findPlace());
const record = readApproved(place).find(({ id }) => id === 'still-studio-1024--flange-unit')!;
const OTHER_MACHINE = { cpu: 'another', kind: 'x64 avx2' };

/**
 * The record's evidence with one channel of one pixel changed by one: as by another processor's rounding, or by a bug.
 */
async function onePixelOff(artifacts: ArtifactStore): Promise<Evidence> {
  const [asset] = record.evidence.mediaAssets;
  const approved = createFolderArtifactStore(artifactsDir(place));
  const raw = await sharp(await readAll(approved, asset!.sha256)).raw().toBuffer({ resolveWithObject: true }); // prettier-ignore
  raw.data[0]! ^= 1;
  const picture = await sharp(raw.data, { raw: raw.info }).png().toBuffer();
  return { ...record.evidence, mediaAssets: [{ ...asset!, ...(await artifacts.put(picture, 'image/png')) }] };
}

describe('comparing with the record', () => {
  let dir: string;
  let artifacts: ArtifactStore;
  let evidence: Evidence;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hartomat-record-'));
    artifacts = createFolderArtifactStore(dir);
    evidence = await onePixelOff(artifacts);
  });
  afterAll(() => rm(dir, { recursive: true }));

  const verdictOn = async (machine: Machine, build = evidence.environment!.build) => {
    const environment = { ...evidence.environment!, build };
    const now = { evidence: { ...evidence, environment }, machine, artifacts };
    return (await compareWithRecord(record, now, place)).aspects.mediaAssets;
  };

  it('allows no pixel to differ on the machine of the record', async () => {
    expect(await verdictOn(record.machine)).toBe('mismatch');
  });

  it('tolerates what another processor or browser rounds', async () => {
    expect(await verdictOn(OTHER_MACHINE)).toBe('tolerated');
    expect(await verdictOn(record.machine, `${evidence.environment!.build}.1`)).toBe('tolerated');
  });

  it('does not tolerate another build of our studio', async () => {
    const build = evidence.environment!.build.replace(/studio [0-9a-f]+/, 'studio 12345678');
    expect(build).not.toBe(evidence.environment!.build);
    expect(await verdictOn(record.machine, build)).toBe('mismatch');
  });
});
