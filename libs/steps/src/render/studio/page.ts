import { REVISION, WebGLRenderer } from 'three';
import { darkroom } from './develop.js';
import { drawIdMask } from './id-mask.js';
import type { Framing } from './framing.js';
import { loadModel } from './model.js';
import type { Bounds } from './model.js';
import { pixelShifts } from './directions.js';
import { packPixels } from './pack-pixels.js';
import { buildSet, buildStage, disposeSet, disposeStage, frameShots } from './set.js';
import type { Shot, Stage, StudioSet } from './set.js';
import type { Tile } from './tile.js';

/** What Node may ask of the page; everything in and out is plain data. */
export interface StudioPage {
  environment(): { renderer: string; three: string };
  /** Opens a model, which stays until `finish`. */
  load(url: string, bounds: Bounds): Promise<void>;
  /** One framing for all the shots. */
  frame(shots: [Shot, ...Shot[]]): Framing;
  prepare(shot: Shot): void;
  picture(tile: Tile): Promise<string>;
  idMask(tile: Tile): Promise<string>;
  finish(): void;
}

/** Sub-frames of a small and of a large picture, each smoothed four times over by the graphics itself. */
const FRAMES = { small: 2, large: 1 };
/** Pixels from which a picture counts as large: its steps are too fine to see. */
const LARGE = 900 * 900;
const renderer = new WebGLRenderer({ antialias: false, alpha: true, preserveDrawingBuffer: false });
renderer.autoClear = false;
const prints = darkroom(renderer);

let stage: Stage | undefined;
let job: { shot: Shot; stage: Stage; set: StudioSet } | undefined;

const studio: StudioPage = {
  environment() {
    const gl = renderer.getContext();
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    return { renderer: String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)), three: REVISION };
  },

  async load(url, bounds) {
    studio.finish();
    stage = buildStage(renderer, await loadModel(await (await fetch(url)).arrayBuffer(), bounds));
  },

  frame: (shots) => frameShots(shots, opened().model),

  prepare(shot) {
    clearSet();
    job = { shot, stage: opened(), set: buildSet(renderer, shot, opened()) };
  },

  picture(tile) {
    const { set, shot } = current();
    set.light.ask(set.scene, set.camera, tile);
    const shifts = pixelShifts(shot.width * shot.height < LARGE ? FRAMES.small : FRAMES.large);
    const pixels = prints.develop({ ...set, tile }, shifts.length, (index) => {
      show(set.camera, tile, index === null ? [0, 0] : shifts[index]!);
    });
    return packPixels(intact(pixels));
  },

  idMask(tile) {
    const { set, shot, stage } = current();
    show(set.camera, tile, [0, 0]);
    const colours = new Map(shot.parts.map(({ part, maskColour }) => [part, maskColour]));
    const pixels = drawIdMask(renderer, { scene: set.scene, camera: set.camera, ...tile }, stage.model.parts, colours);
    return packPixels(intact(pixels));
  },

  finish() {
    clearSet();
    if (stage) disposeStage(stage);
    stage = undefined;
  },
};

function clearSet(): void {
  if (job) disposeSet(job.set);
  job = undefined;
}

function opened(): Stage {
  if (!stage) throw new Error('There is no model: call load first.');
  return stage;
}

function current(): NonNullable<typeof job> {
  if (!job) throw new Error('Nothing is prepared: call prepare first.');
  return job;
}

function intact(pixels: Uint8Array): Uint8Array {
  if (renderer.getContext().isContextLost()) throw new Error('the graphics context was lost');
  return pixels;
}

function show(camera: StudioSet['camera'], tile: Tile, shift: [number, number]): void {
  const { fullWidth, fullHeight, width, height } = tile;
  camera.setViewOffset(fullWidth, fullHeight, tile.x + shift[0], tile.y + shift[1], width, height);
}

Object.assign(globalThis, { studio });
