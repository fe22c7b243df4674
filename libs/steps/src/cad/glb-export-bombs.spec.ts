import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AS1, convertFixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { CAD_LIMITS } from './cad-limits.js';
import { StepWriter } from './testing/step-writer.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

const convert = (writer: StepWriter, limits = CAD_LIMITS) =>
  convertFixture(world.ctx, Buffer.from(writer.text()), { limits });

/** A box in nested assemblies, each with so many usages of the one below. */
function nested(levels: number, usages: number, boxed = false): StepWriter {
  const writer = new StepWriter();
  let below = writer.boxProduct('Box', [1, 1, 1]);
  for (let level = 1; level <= levels; level++) {
    const name = `Level ${level}`;
    const above = boxed ? writer.boxProduct(name, [1, 1, 1]) : { ...below, ...writer.product(name) };
    for (let usage = 0; usage < usages; usage++) writer.usage(above, below, { to: [2 * usage, level, 0] });
    below = above;
  }
  return writer;
}

describe('glbExport of a small file with a huge model', () => {
  it.each<[string, StepWriter, object]>([
    ['eight levels of eight usages each', nested(8, 8), { parts: 1_000 }],
    ['eight levels with bodies of their own', nested(8, 8, true), { parts: 1_000 }],
    ['120 levels of two usages each', nested(120, 2), { parts: 1_000 }],
    ['eight levels of eight usages of a hidden body', hidden(nested(8, 8)), { parts: 1_000 }],
  ])('refuses %s, and gives the caller no list of them', async (_, writer, limits) => {
    let report = 0;
    const { processes } = world.ctx;
    world.ctx.processes = {
      run: async (request) => {
        const ended = await processes.run(request);
        report = (await stat(join(request.cwd, 'result.json'))).size;
        return ended;
      },
    };
    const refused = convert(writer, { ...CAD_LIMITS, ...limits });
    await expect(refused).rejects.toMatchObject({ code: 'step_file_too_large', retryable: false });
    await expect(refused).rejects.toThrow(/has more than 1000 parts in all its places/);
    expect(report).toBeLessThan(10_000);
  });

  it('converts 120 levels of one usage each, with the names of all', async () => {
    const { parts } = await convert(nested(120, 1));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.instancePath).toHaveLength(121);
    expect(parts[0]?.instancePath.slice(-2)).toEqual(['Level 1', 'Box']);
  });

  it.each([
    ['time', { timeoutMs: 700 }, 'step_conversion_timeout'],
    ['memory', { memoryBytes: 128 * 1024 ** 2 }, 'step_conversion_out_of_memory'],
  ])('ends a large file at the limit of %s, and the next file is converted', async (_, limit, code) => {
    const writer = new StepWriter();
    const boxes = Array.from({ length: 400 }, (_, at) => writer.box('', [1, 1, 1], [2 * at, 0, 0]).solid);
    writer.product('Boxes', writer.representation(boxes));
    await expect(convert(writer, { ...CAD_LIMITS, ...limit })).rejects.toMatchObject({ code, retryable: false });
    expect((await convertFixture(world.ctx, AS1)).parts).toHaveLength(18);
  });
});

function hidden(writer: StepWriter): StepWriter {
  const [, solid] = /#(\d+)=MANIFOLD_SOLID_BREP/.exec(writer.text()) ?? [];
  writer.hide(Number(solid));
  return writer;
}
