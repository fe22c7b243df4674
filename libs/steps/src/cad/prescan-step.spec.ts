import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalProcessRunner } from '../processes/local-process-runner.js';
import { StepError } from '../step-error.js';
import { CAD_LIMITS } from './cad-limits.js';
import { checkStepSize, prescanStep, prescanStepFile } from './prescan-step.js';
import { caseFile, stepText } from './testing/step-text.js';

const whole = stepText("#1=A('');\n#2=B(#1);").toString();

async function refusal(content: string | Buffer, limits = CAD_LIMITS, fileName = 'gear.stp'): Promise<StepError> {
  const error: unknown = await prescanStep(Buffer.from(content), fileName, limits).catch((thrown: unknown) => thrown);
  if (!(error instanceof StepError)) throw new Error('The file was accepted.');
  return error;
}

describe('prescanStep', () => {
  it.each([
    ['as it is', whole],
    ['after a byte order mark and blanks', `\ufeff\r\n${whole}`],
    ['with a blank in its first line', whole.replace('ISO-10303-21;', 'ISO-10303-21 ;')],
    ['after comments longer than what is shown of a file', `/* ${'long '.repeat(1000)} */\n/* 'it;' */${whole}`],
    ['with something behind its end', `${whole}\n\0\0trailing`],
  ])('accepts a whole file %s', async (_, content) => {
    expect(await prescanStep(Buffer.from(content), 'gear.stp')).toMatchObject({ entities: 7, solids: 1, warnings: [] });
  });

  it.each([
    ['no byte', ''],
    ['blanks', ' \r\n\t'],
    ['zeros', '\0'.repeat(5000)],
  ])('says step_file_empty for %s', async (_, content) => {
    expect((await refusal(content)).code).toBe('step_file_empty');
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['HTML', '\n<!DOCTYPE html><html><body>Please sign in</body></html>', /HTML page/],
    ['a ZIP archive', Buffer.from('PK\x03\x04....'), /ZIP archive/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['STL text', 'solid gear\nfacet normal 0 0 1', /STL/],
    ['random bytes', randomBytes(4096), /ISO-10303-21/],
    ['text about STEP', 'This is about ISO-10303-21; and more', /ISO-10303-21/],
  ])('says step_file_not_step for %s and what it is', async (_, content, message) => {
    const error = await refusal(content);
    expect(error).toMatchObject({ code: 'step_file_not_step', retryable: false });
    expect(error.message).toMatch(message);
  });

  it('says step_file_truncated where the end is lost', async () => {
    const error = await refusal(whole.slice(0, 70));
    expect(error.code).toBe('step_file_truncated');
    expect(error.message).toContain('70 bytes');
  });

  it('says step_file_dangling_references with the count and an example', async () => {
    const error = await refusal(whole.replace("#1=A('');\n", ''));
    expect(error).toMatchObject({
      code: 'step_file_dangling_references',
      details: { count: 1, example: '#1', usedBy: '#2', fileName: 'gear.stp' },
    });
    expect(error.message).toContain('1 reference to an entity that it does not contain (#2 needs #1)');
  });

  it('says step_file_too_large for more bytes or more entities than allowed', async () => {
    expect((await refusal(whole, { ...CAD_LIMITS, fileBytes: 20 })).code).toBe('step_file_too_large');
    expect((await refusal(whole, { ...CAD_LIMITS, entities: 6 })).code).toBe('step_file_too_large');
  });

  it('refuses by the announced size, before any byte is read', () => {
    expect(() => checkStepSize(CAD_LIMITS.fileBytes + 1, 'gear.stp')).toThrow(/"gear.stp" has 104857601 bytes/);
    expect(() => checkStepSize(CAD_LIMITS.fileBytes, 'gear.stp')).not.toThrow();
  });

  it('shows a hostile file name without control characters and shortened', async () => {
    const { message } = await refusal('', CAD_LIMITS, `a\n\u001b[31m${'x'.repeat(500)}.stp`);
    expect(message).not.toMatch(/[\n\u001b]/);
    expect(message.length).toBeLessThan(300);
  });
});

describe('prescanStepFile', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'prescan-'))));
  afterEach(() => rm(folder, { recursive: true }));

  async function prescanOnDisk(bytes: Buffer, limits = CAD_LIMITS) {
    const path = join(folder, 'upload');
    await writeFile(path, bytes);
    const file = { path, byteLength: bytes.length, fileName: 'gear.stp' };
    return prescanStepFile(file, createLocalProcessRunner(), limits);
  }

  it.each(['text-bom', 'text-unused-dangling', 'umlaut-latin1-bytes', 'unit-none'])(
    'finds in a child process what is found at conversion: %s',
    async (name) => {
      const { plain: _, ...scan } = await prescanStep(caseFile(name), 'gear.stp');
      expect(await prescanOnDisk(caseFile(name))).toEqual(scan);
    },
  );

  it.each(['text-nan', 'text-zero-id', 'no-product', 'no-shape'])(
    'refuses in a child process what is refused at conversion: %s',
    async (name) => {
      const { code, message } = await refusal(caseFile(name));
      await expect(prescanOnDisk(caseFile(name))).rejects.toMatchObject({ code, message });
    },
  );

  it('refuses more entities than allowed', async () => {
    const refused = prescanOnDisk(Buffer.from(whole), { ...CAD_LIMITS, entities: 6 });
    await expect(refused).rejects.toMatchObject({ code: 'step_file_too_large' });
  });

  it('does not block the event loop while it reads a large text', async () => {
    const text = stepText(Array.from({ length: 200_000 }, (_, at) => `#${at + 10_000}=A(#9001);`).join(''));
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 0);
    await prescanStep(text, 'gear.stp');
    clearInterval(clock);
    expect(turns).toBeGreaterThan(0);
  });
});
