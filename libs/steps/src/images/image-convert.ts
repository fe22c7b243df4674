import type { RenderedImage } from '../domain.js';
import type { Step, StepContext } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { ANIMATION_NAME, renamed } from '../pictures/picture-names.js';
import { animate, stackMasks } from './animate.js';
import { convertFrame } from './convert-frame.js';
import type { ConvertedFrame, ConvertSettings } from './convert-frame.js';
import { assertAnimationSize, framesDiffer, readable } from './image-failure.js';
import { encodeAs, encodeFrame } from './image-format.js';
import { sourceFrames } from './source-frames.js';
import { untilAborted } from './until-aborted.js';

type Input = StepIn<'image_convert'>;

/**
 * Writes every picture in another format and size, and its id mask (always PNG) in the same size with its exact colours;
 * an animation becomes its frames. `webp-animated` makes one animation of all pictures, `turntable.webp`. Throws `StepError`s
 * `image_unreadable`, `image_size_out_of_range`, `frames_differ`, `animation_too_large` and `step_aborted`.
 */
export const imageConvert: Step<Input, StepOut<'image_convert'>> = async ({ render, ...settings }, ctx) => {
  return { render: { images: await convertAll(render.images, settings, ctx) } };
};

async function convertAll(images: RenderedImage[], settings: ConvertSettings, ctx: StepContext) {
  const { format } = settings;
  if (format === 'webp-animated') return convertToAnimation(images, settings, ctx);
  const converted: RenderedImage[] = [];
  await eachFrame(images, settings, ctx, async (frame, { maskColours }) => {
    const bytes = await readable(frame.name, () => encodeAs(frame.picture, format, settings.quality));
    const name = renamed(frame.name, format);
    converted.push({ ...(await store({ name, bytes, mask: await frame.mask(), frame }, settings, ctx)), maskColours });
    ctx.logger.info('image.converted', { from: frame.name, name, ...frame.canvas });
  });
  return converted;
}

async function convertToAnimation(images: RenderedImage[], settings: ConvertSettings, ctx: StepContext) {
  const frames: { picture: Buffer; mask: Buffer }[] = [];
  let first: ConvertedFrame | undefined;
  await eachFrame(images, settings, ctx, async (frame, _image, count) => {
    first ??= frame;
    assertAnimationSize(count, frame.canvas);
    if (first.canvas.width !== frame.canvas.width || first.canvas.height !== frame.canvas.height) {
      throw framesDiffer({ name: first.name, ...first.canvas }, { name: frame.name, ...frame.canvas });
    }
    const picture = await readable(frame.name, () => encodeFrame(frame.picture));
    frames.push({ picture, mask: await frame.mask() });
  });
  if (!first) return [];
  const [name, frame] = [ANIMATION_NAME, first];
  const animated = await untilAborted(ctx.signal, async () => {
    const bytes = await animate(
      frames.map(({ picture }) => picture),
      settings,
    );
    return store({ name, bytes, mask: await stackMasks(frames.map(({ mask }) => mask)), frame }, settings, ctx);
  });
  ctx.logger.info('image.animated', { name, frames: frames.length, ...frame.canvas });
  return [{ ...animated, maskColours: images[0]!.maskColours }];
}

type Visit = (frame: ConvertedFrame, image: RenderedImage, frames: number) => Promise<void>;

/** One after the other: a large picture takes many bytes while it is decoded. `frames` counts those known so far. */
async function eachFrame(images: RenderedImage[], settings: ConvertSettings, ctx: StepContext, visit: Visit) {
  let known = images.length;
  for (const [index, image] of images.entries()) {
    ctx.logger.progress(index / images.length, `converting ${image.name} to ${settings.format}`);
    const frames = await untilAborted(ctx.signal, () => sourceFrames(image, ctx));
    known += frames.length - 1;
    for (const source of frames)
      await untilAborted(ctx.signal, () => visit(convertFrame(source, settings), image, known));
  }
}

interface Encoded {
  name: string;
  bytes: Buffer;
  mask: Buffer;
  frame: ConvertedFrame;
}

async function store(
  { name, bytes, mask, frame }: Encoded,
  { format }: ConvertSettings,
  { artifacts, signal }: StepContext,
) {
  // Nothing more is stored after an abort.
  signal.throwIfAborted();
  const artifact = await artifacts.put(bytes, format === 'webp-animated' ? 'image/webp' : `image/${format}`);
  const idMask = await artifacts.put(mask, 'image/png');
  return { name, artifact, ...frame.canvas, idMask };
}
