import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Evidence } from '#contracts';
import { createFolderArtifactStore } from '#artifacts';
import type { ArtifactStore } from '#artifacts';
import { paintScene } from '../testing/paint-scene.js';
import type { PaintedPart } from '../testing/paint-scene.js';
import { BEARING, sampleEvidence } from '../testing/sample-evidence.js';
import { compareEvidence } from './compare-evidence.js';
import { measurePictures } from './measure-pictures.js';

const SIZE = 128;
const OTHER_ENVIRONMENT = { renderer: 'NVIDIA', build: 'three 0.187 chromium 153', seed: 0 };

describe('comparing turntables', () => {
  let dir: string;
  let artifacts: ArtifactStore;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hartomat-turns-'));
    artifacts = createFolderArtifactStore(dir);
  });
  afterAll(() => rm(dir, { recursive: true }));

  /** Frame i of a turn: the ball has moved on by two pixels. */
  const frame = (index: number, change: Partial<PaintedPart> = {}): PaintedPart[] =>
    BEARING.map((part) =>
      part.part === 'ball/1' ? { ...part, box: { ...part.box, x: part.box.x + 2 * index }, ...change } : part,
    );
  const turn = (count: number): PaintedPart[][] => Array.from({ length: count }, (_, index) => frame(index));

  async function evidence(
    frames: PaintedPart[][],
    changes: { quality?: number; environment?: object } = {},
  ): Promise<Evidence> {
    const scenes = await Promise.all(frames.map((parts) => paintScene(parts)));
    const pictures = scenes.map(({ picture }) => Buffer.from(picture));
    const masks = scenes.map(({ idMask }) => Buffer.from(idMask));
    const webp = sharp(pictures, { join: { animated: true } }).webp({
      quality: changes.quality ?? 90,
      loop: 0,
      delay: pictures.map(() => 40),
    });
    const picture = await artifacts.put(await webp.toBuffer(), 'image/webp');
    const mask = await artifacts.put(
      await sharp(masks, { join: { across: 1 } })
        .png()
        .toBuffer(),
      'image/png',
    );
    const idMask = { sha256: mask.sha256, colours: scenes[0]!.colours };
    const base = await sampleEvidence(artifacts, { path: 'graph' });
    const mediaAssets = [{ name: 'turntable.webp', ...picture, width: SIZE, height: SIZE, idMask }];
    return { ...base, ...(changes.environment && { environment: OTHER_ENVIRONMENT }), mediaAssets };
  }
  const compare = async (legacy: Evidence, graph: Evidence) =>
    compareEvidence(legacy, graph, await measurePictures({ legacy, graph }, artifacts));
  const elsewhere = { environment: OTHER_ENVIRONMENT };

  it('matches where all frames are the same', async () => {
    expect(await compare(await evidence(turn(6)), await evidence(turn(6)))).toMatchObject({ verdict: 'match' });
  });

  it('tolerates what another environment encodes a little differently', async () => {
    const result = await compare(await evidence(turn(6)), await evidence(turn(6), { ...elsewhere, quality: 96 }));
    expect(result.aspects.mediaAssets).toBe('tolerated');
  });

  it('names the part that has another colour in one frame of many, and no other part', async () => {
    const faulty = turn(12);
    faulty[7] = frame(7, { colour: [150, 110, 60] });
    const { aspects, reasons } = await compare(
      await evidence(turn(12)),
      await evidence(faulty, { ...elsewhere, quality: 92 }),
    );
    expect(aspects.mediaAssets).toBe('mismatch');
    const named = reasons.filter(({ code }) => code === 'part_colour_differs');
    expect(named.map(({ part, asset, details }) => [part, asset, details?.['frame']])).toEqual([
      ['ball/1', 'turntable.webp', 8],
    ]);
  });

  it('names a part that is missing in one frame', async () => {
    const faulty = turn(6);
    faulty[2] = frame(2).filter(({ part }) => part !== 'ball/1');
    const { reasons } = await compare(await evidence(turn(6)), await evidence(faulty));
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'part_missing', part: 'ball/1' }));
  });

  it('says how many frames each has where they are not as many', async () => {
    const { aspects, reasons } = await compare(await evidence(turn(6)), await evidence(turn(5), elsewhere));
    expect(aspects.mediaAssets).toBe('mismatch');
    expect(reasons).toContainEqual(
      expect.objectContaining({
        code: 'frame_count_differs',
        asset: 'turntable.webp',
        details: { frames: { legacy: 6, graph: 5 } },
      }),
    );
  });

  it('sees each frame in its place, those too that the encoder joined', async () => {
    const still = [frame(0), frame(0), frame(0), frame(3)];
    const faulty = [frame(0), frame(0), frame(0, { colour: [150, 110, 60] }), frame(3)];
    const { reasons } = await compare(await evidence(still), await evidence(faulty, elsewhere));
    const [named] = reasons.filter(({ code }) => code === 'part_colour_differs');
    expect(named).toMatchObject({ part: 'ball/1', details: { frame: 3 } });
  });
});
