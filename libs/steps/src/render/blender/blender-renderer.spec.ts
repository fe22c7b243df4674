import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Renderer, RenderRequest } from '../../ports/index.js';
import { createLocalProcessRunner } from '../../processes/local-process-runner.js';
import { FLANGE } from '../../testing/convert-fixture.js';
import { createTestContext } from '../../testing/step-test-context.js';
import type { StepTestContext } from '../../testing/step-test-context.js';
import { colourDifference } from '../../materials/colour-difference.js';
import { renameParts, withModel } from '../testing/changed-model.js';
import { extent, partsSeen, pixelsOf } from '../testing/pixels.js';
import { productShot, requestFor } from '../testing/product-shot.js';
import { renderOne } from '../testing/render-one.js';
import type { OnePicture } from '../testing/render-one.js';
import { describeWithBlender } from '../testing/with-blender.js';
import { createBlenderRenderer } from './blender-renderer.js';

const SIZE = 96;
const ALIKE = 20;
const WELL_SEEN = 40;

describeWithBlender('the Blender renderer on the flange unit', () => {
  let test: StepTestContext;
  let renderer: Renderer;
  let scratchDir: string;
  let request: RenderRequest;
  let first: OnePicture;
  let renders = 0;

  beforeAll(async () => {
    test = await createTestContext();
    scratchDir = join(test.dir, 'blender');
    await mkdir(scratchDir);
    renderer = createBlenderRenderer({
      scratchDir,
      processes: createLocalProcessRunner(),
      onRender: () => renders++,
    });
    const shot = await productShot(test.ctx, FLANGE, 'still-studio-1024');
    request = { ...(await requestFor(test.ctx, shot, { width: SIZE, height: SIZE })), samples: 8 };
    first = await renderOne(renderer, request);
  });
  afterAll(async () => {
    await renderer.close();
    await test.dispose();
  });

  it('gives the same bytes again, and leaves nothing on the disk', async () => {
    const begun = renders;
    expect(await renderOne(renderer, request)).toEqual(first);
    expect(renders).toBe(begun + 1);
    expect(await readdir(scratchDir)).toEqual([]);
  });

  it('names what may change pixels', async () => {
    const build = expect.stringMatching(/^blender \d+\.\d+\.\d+, studio [0-9a-f]{8}, \w+( \w+)?$/);
    expect(await renderer.environment()).toEqual({ renderer: 'Blender Cycles CPU', build, seed: 0 });
  });

  it("shows each part in its material's colour, under an exact mask", async () => {
    const { parts, strange } = await partsSeen(first);
    expect(strange).toEqual([]);
    const wellSeen = [...parts].filter(([, { count }]) => count >= WELL_SEEN);
    expect(wellSeen.length).toBeGreaterThanOrEqual(6);
    const wrong = wellSeen.filter(([part, { median }]) => {
      const { material } = request.materials.find((entry) => entry.part === part)!;
      return colourDifference(median, material.baseColour) > ALIKE;
    });
    expect(wrong).toEqual([]);
  });

  it('frames the whole object on exactly the background asked for', async () => {
    const { left, right, top, bottom } = await extent(first.idMask);
    expect(Math.min(left, top, SIZE - 1 - right, SIZE - 1 - bottom)).toBeGreaterThan(0);
    expect(Math.max(right - left, bottom - top)).toBeGreaterThanOrEqual(0.6 * SIZE);
    const picture = await pixelsOf(first.image);
    const { background } = request.template;
    expect(background).toEqual({ kind: 'colour', colour: picture.at(0, 0) });
    expect(picture.at(SIZE - 1, SIZE - 1)).toBe(picture.at(0, 0));
  });

  it('leaves a transparent background free, with a soft shadow under the object', async () => {
    const template = { ...request.template, background: { kind: 'transparent' as const } };
    const { image, idMask } = await renderOne(renderer, { ...request, template });
    const picture = await pixelsOf(image);
    expect([picture.alpha(0, 0), picture.alpha(SIZE - 1, SIZE - 1)]).toEqual([0, 0]);
    const { left, right, bottom } = await extent(idMask);
    const middle = Math.round((left + right) / 2);
    expect(picture.alpha(middle, bottom - 2)).toBe(255);
    expect(picture.alpha(middle, bottom + 3)).toBeGreaterThan(20);
    expect(picture.alpha(middle, bottom + 3)).toBeLessThan(230);
  });

  it('takes two angles in one run and reports progress', async () => {
    const told: number[] = [];
    const views = [
      { azimuth: 0, elevation: 20 },
      { azimuth: 90, elevation: -30 },
    ];
    const onProgress = (fraction: number) => told.push(fraction);
    const begun = renders;
    const { pictures } = await renderer.render({ ...request, views, onProgress });
    expect(renders).toBe(begun + 1);
    expect(pictures).toHaveLength(2);
    expect(Buffer.compare(pictures[0]!.image, pictures[1]!.image)).not.toBe(0);
    expect(Buffer.compare(pictures[0]!.idMask, pictures[1]!.idMask)).not.toBe(0);
    expect(told.length).toBeGreaterThanOrEqual(4);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('distinguishes parts by any names', async () => {
    const nasty = ['"; import os #', "'''", '../../etc/passwd', '\\u0000\n\t', '⚙️ Schraube', '-- probe', '%s{0}'];
    const long = 'Flansch_Gehäuse_'.repeat(8);
    const hostile = await renameParts(request, (index) => `${nasty[index] ?? ''}${long}${index}`);
    const result = await renderOne(renderer, hostile);
    expect(Buffer.compare(result.idMask, first.idMask)).toBe(0);
    expect(Buffer.compare(result.image, first.image)).toBe(0);
    expect(result.maskColours.map(({ part }) => part)).toEqual(hostile.materials.map(({ part }) => part));
  });

  it('gives two instances of one mesh separate materials', async () => {
    const screws = request.materials.filter(({ part }) => part.startsWith('ISO4762'));
    const [one, two] = [screws[0]!.part, screws[4]!.part];
    const red = { ...screws[0]!.material, baseColour: '#d01818', metalness: 0, roughness: 0.6 };
    const twins = await withModel(request, (document) => {
      const nodes = document.getRoot().listNodes();
      const named = (part: string) => nodes.find((node) => node.getExtras()['part'] === part)!;
      const mesh = named('Flansch_Gehäuse#1').getMesh();
      for (const node of nodes) if (![one, two].includes(String(node.getExtras()['part']))) node.dispose();
      named(one).setMesh(mesh);
      named(two).setMesh(mesh).setTranslation([0, -0.1, 0]);
      return request.materials
        .filter(({ part }) => part === one || part === two)
        .map((entry) => (entry.part === two ? { ...entry, material: red } : entry));
    });
    const { min, max } = request.boundingBox;
    const boundingBox = { min: [min[0], min[1] - 0.1, min[2]] as [number, number, number], max };
    const { parts } = await partsSeen(await renderOne(renderer, { ...twins, boundingBox }));
    expect(colourDifference(parts.get(two)!.median, red.baseColour)).toBeLessThan(ALIKE);
    expect(colourDifference(parts.get(one)!.median, red.baseColour)).toBeGreaterThan(ALIKE);
  });

  it('stops at once on abort, and cleans up', async () => {
    const stop = new AbortController();
    let stopped = 0;
    const onProgress = () => {
      stopped ||= Date.now();
      stop.abort();
    };
    const endless = { ...request, samples: 4096, signal: stop.signal, onProgress };
    endless.template = { ...request.template, width: 1024, height: 1024 };
    await expect(renderer.render(endless)).rejects.toMatchObject({ code: 'step_aborted', retryable: true });
    expect(Date.now() - stopped).toBeLessThan(2000);
    expect(await readdir(scratchDir)).toEqual([]);
  });

  it('reports a model that cannot be read', async () => {
    const broken = request.glb.slice(0, request.glb.length / 2);
    await expect(renderer.render({ ...request, glb: broken })).rejects.toMatchObject({
      code: 'glb_unreadable',
      retryable: false,
    });
    const strange = await withModel(request, (document) => {
      for (const node of document.getRoot().listNodes()) node.setExtras({});
    });
    await expect(renderer.render(strange)).rejects.toMatchObject({
      code: 'blender_failed',
      message: expect.stringContaining('belongs to no part'),
      retryable: false,
    });
  });

  it('refuses sizes that no renderer takes', async () => {
    const template = { ...request.template, width: 5000 };
    await expect(renderer.render({ ...request, template })).rejects.toMatchObject({ code: 'render_size_out_of_range' });
  });
});
