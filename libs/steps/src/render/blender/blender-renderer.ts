import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedTemplate } from '../../domain.js';
import type { ProcessRunner, RenderEnvironment, Renderer, RenderRequest, RenderResult } from '../../ports/index.js';
import { encodePng } from '../../images/encode-png.js';
import { maskColours } from '../mask-colours.js';
import { renderAborted } from '../render-failure.js';
import { assertRenderSize } from '../render-size.js';
import { blenderMissing } from './blender-failure.js';
import { BLENDER_SEED, blenderJob } from './blender-job.js';
import { findBlender, studioDigest } from './blender-program.js';
import { cpuKind } from './cpu-kind.js';
import { developPicture } from './develop-picture.js';
import { exactMask } from './exact-mask.js';
import { runBlender } from './run-blender.js';
import { unitStudio } from './unit-studio.js';

/**
 * `blenderPath` is the program to use; without it, `blender` is looked for on PATH. Each render gets a private folder below
 * `scratchDir`, removed afterwards, and a child of `processes`.
 */
export interface BlenderRendererOptions {
  blenderPath?: string | undefined;
  scratchDir: string;
  processes: ProcessRunner;
  /** Called when a render begins, for counting. */
  onRender?: () => void;
}

const MODEL = 'model.glb';
const JOB = 'job.json';

/**
 * A renderer on Blender's Cycles, one process a request, its picture repeatable to the last bit. Throws `StepError`s
 * `blender_missing`, `blender_failed`, `glb_unreadable`, `render_size_out_of_range`; retryable `renderer_crashed`, `step_aborted`.
 */
export function createBlenderRenderer(options: BlenderRendererOptions): Renderer {
  let ending = new AbortController();
  let proved: { stamp: string; environment: RenderEnvironment } | undefined;
  return {
    async environment() {
      const blender = foundBlender(options);
      // A Blender that was replaced while the service runs is another environment.
      const stamp = `${blender} ${(await stat(blender)).mtimeMs}`;
      if (proved?.stamp !== stamp) proved = { stamp, environment: await probe(blender, options, ending.signal) };
      return proved.environment;
    },
    render(request) {
      const signal = AbortSignal.any([request.signal, ending.signal]);
      return render({ ...request, signal }, options);
    },
    close() {
      ending.abort();
      ending = new AbortController();
      return Promise.resolve();
    },
  };
}

function foundBlender({ blenderPath }: BlenderRendererOptions): string {
  const blender = findBlender(blenderPath);
  if (blender) return blender;
  throw blenderMissing(blenderPath ? `there is no file at the path given, "${blenderPath}"` : 'it is not on PATH');
}

/** Starts Blender once, as its presence does not mean that it can read models. */
function probe(blender: string, options: BlenderRendererOptions, signal: AbortSignal): Promise<RenderEnvironment> {
  return inFolder(options.scratchDir, async (folder) => {
    const said = await runBlender({ blender, folder, argument: 'probe', signal }, options.processes);
    const version = /^studio ready (\S+)/m.exec(said)?.[1];
    if (!version) throw blenderMissing('what is called so does not answer like Blender');
    const build = `blender ${version}, studio ${await studioDigest()}, ${await cpuKind()}`;
    return { renderer: 'Blender Cycles CPU', build, seed: BLENDER_SEED };
  });
}

async function render(request: RenderRequest, options: BlenderRendererOptions): Promise<RenderResult> {
  assertRenderSize(request.template);
  if (request.signal.aborted) throw renderAborted();
  const blender = foundBlender(options);
  const colours = maskColours(request.materials.map(({ part }) => part));
  const job = blenderJob(request, await unitStudio(request.glb, request.boundingBox), colours);
  return inFolder(options.scratchDir, async (folder) => {
    await writeFile(join(folder, MODEL), request.glb);
    await writeFile(join(folder, JOB), JSON.stringify(job));
    options.onRender?.();
    const onLine = (line: string) => tellProgress(line, request);
    await runBlender({ blender, folder, argument: JOB, signal: request.signal, onLine }, options.processes);
    const pictures: RenderResult['pictures'] = [];
    for (const [at, { shadow }] of job.views.entries()) {
      const file = (kind: string) => readFile(join(folder, `${kind}-${at}.png`));
      pictures.push(await develop(file, shadow, request.template, colours));
    }
    return { pictures, maskColours: colours };
  });
}

async function develop(
  file: (kind: string) => Promise<Buffer>,
  shadowed: boolean,
  template: ResolvedTemplate,
  colours: RenderResult['maskColours'],
): Promise<RenderResult['pictures'][number]> {
  const shadow = shadowed ? await file('shadow') : null;
  const picture = await developPicture(await file('picture'), shadow, template);
  const known = colours.map(({ colour }) => colour);
  return {
    image: await encodePng(picture, template, template.background.kind === 'transparent'),
    idMask: await encodePng(await exactMask(await file('mask'), known), template, false),
  };
}

function tellProgress(line: string, { onProgress }: RenderRequest): void {
  const [, fraction, message] = /^progress (\d\.\d+) (.*)$/.exec(line) ?? [];
  if (fraction && message) onProgress(Number(fraction), message);
}

async function inFolder<T>(root: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  // mkdtemp makes it with mode 0700.
  const folder = await mkdtemp(join(root, 'blender-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
