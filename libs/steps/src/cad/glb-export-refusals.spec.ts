import { AS1, BEARING, SHIPPED, convertFixture, fixture } from '../testing/convert-fixture.js';
import { createTestContext } from '../testing/step-test-context.js';
import type { StepTestContext } from '../testing/step-test-context.js';
import { CAD_LIMITS } from './cad-limits.js';

let world: StepTestContext;
beforeEach(async () => void (world = await createTestContext()));
afterEach(() => world.dispose());

const convert = (file: string | Buffer, limits = CAD_LIMITS) => convertFixture(world.ctx, file, { limits });

describe('glbExport of a faulty file', () => {
  it('refuses an assembly whose referenced lines are missing, naming the count and an example', async () => {
    const text = (await fixture(AS1)).toString().replace(/^#(\d+) = ADVANCED_FACE\([^;]*;\r?$/gm, '');
    const refused = convert(Buffer.from(text));
    await expect(refused).rejects.toMatchObject({ code: 'step_file_dangling_references', retryable: false });
    await expect(refused).rejects.toThrow(
      /"made.stp" has \d+ references to entities that it does not contain \(#\d+ needs #\d+\)/,
    );
  });

  it('refuses a file that the reader reads with errors', async () => {
    const text = (await fixture(AS1)).toString().replace('ADVANCED_FACE(', 'ADVANCED_FACE((((');
    await expect(convert(Buffer.from(text))).rejects.toMatchObject({ code: 'step_file_unreadable', retryable: false });
  });

  it('refuses text that is STEP by its first and last line only', async () => {
    const text = `ISO-10303-21;\n${'\u0001\u0002 garbage ( '.repeat(100)}\nEND-ISO-10303-21;`;
    await expect(convert(Buffer.from(text))).rejects.toMatchObject({ code: 'step_file_unreadable' });
  });

  it('refuses an assembly whose parts are separate files', async () => {
    await expect(convert(`${SHIPPED}cax-if/s1-c5-214/s1-c5-214.stp`)).rejects.toMatchObject({
      code: 'step_file_no_geometry',
      retryable: false,
    });
  });

  it('refuses a product whose shape is empty, though a solid that belongs to nothing is there', async () => {
    await expect(convert('tests/fixtures/step/own-unattached-solid.step')).rejects.toMatchObject({
      code: 'step_file_no_geometry',
      retryable: false,
    });
  });

  it('refuses cut-off and oversized files before any child starts', async () => {
    world.ctx.processes = { run: () => Promise.reject(new Error('A child was started.')) };
    const bytes = await fixture(AS1);
    await expect(convert(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({ code: 'step_file_truncated' });
    const small = { ...CAD_LIMITS, fileBytes: 1_000 };
    await expect(convert(AS1, small)).rejects.toMatchObject({ code: 'step_file_too_large' });
  });

  it('ends a conversion that takes too long', async () => {
    await expect(convert(AS1, { ...CAD_LIMITS, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'step_conversion_timeout',
      retryable: false,
    });
  });

  it('ends a conversion that takes too much memory', async () => {
    await expect(convert(BEARING, { ...CAD_LIMITS, memoryBytes: 64 * 1024 ** 2 })).rejects.toMatchObject({
      code: 'step_conversion_out_of_memory',
      retryable: false,
    });
  });

  it('stops on abort with a retryable error', async () => {
    const controller = new AbortController();
    world.ctx.signal = controller.signal;
    world.ctx.logger.progress = () => controller.abort();
    await expect(convert(AS1)).rejects.toMatchObject({ code: 'step_aborted', retryable: true });
  });

  it('does not blame the file where the scratch folder cannot be written', async () => {
    world.ctx.scratchDir = `${world.dir}/none`;
    await expect(convert(AS1)).rejects.toMatchObject({ code: 'step_conversion_failed', retryable: true });
  });
});
