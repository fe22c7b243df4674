import { createLocalProcessRunner } from '../../processes/local-process-runner.js';
import { createTestContext } from '../../testing/step-test-context.js';
import { extent, pixelsOf } from '../testing/pixels.js';
import { productShot, requestFor } from '../testing/product-shot.js';
import { describeWithBlender } from '../testing/with-blender.js';
import { createBlenderRenderer } from './blender-renderer.js';

const SIZE = 128;
const CASES = 'libs/steps/src/cad/testing/cases/';

describeWithBlender('the Blender renderer on parts that are thinner than a pixel', () => {
  it.each([
    ['a long wire', 'long-wire.step', 30],
    ['a sheet seen edge-on', 'thin-sheet.step', 0],
  ])('shows %s as an unbroken line', async (_, file, elevation) => {
    const test = await createTestContext();
    try {
      const renderer = createBlenderRenderer({ scratchDir: test.dir, processes: createLocalProcessRunner() });
      const shot = await productShot(test.ctx, `${CASES}${file}`, 'still-studio-1024');
      const request = { ...(await requestFor(test.ctx, shot, { width: SIZE, height: SIZE })), samples: 4 };
      const { pictures } = await renderer.render({ ...request, views: [{ azimuth: 30, elevation }] });
      const { left, right, top, bottom } = await extent(pictures[0]!.idMask);
      expect(right - left).toBeGreaterThan(0.6 * SIZE);
      const mask = await pixelsOf(pictures[0]!.idMask);
      const rows = Array.from({ length: bottom - top + 1 }, (__, i) => top + i);
      const columns = Array.from({ length: right - left + 1 }, (__, i) => left + i);
      expect(columns.filter((x) => rows.every((y) => mask.at(x, y) === '#000000'))).toEqual([]);
    } finally {
      await test.dispose();
    }
  });
});
