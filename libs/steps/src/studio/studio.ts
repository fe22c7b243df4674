import { REVISION } from 'three';
import type { WebGLRenderer } from 'three';
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

/** Sub-frames of a small and of a large picture, each smoothed four times over by the graphics itself. */
const FRAMES = { small: 2, large: 1 };
/** Pixels from which a picture counts as large: its steps are too fine to see. */
const LARGE = 900 * 900;

/** A scene for one model at a time on a graphics context of its caller's; everything in and out is plain data. */
export class Studio {
  private readonly renderer: WebGLRenderer;
  private readonly prints: ReturnType<typeof darkroom>;
  private stage: Stage | undefined;
  private job: { shot: Shot; stage: Stage; set: StudioSet } | undefined;

  constructor(renderer: WebGLRenderer) {
    this.renderer = renderer;
    this.renderer.autoClear = false;
    this.prints = darkroom(renderer);
  }

  environment(): { renderer: string; three: string } {
    const gl = this.renderer.getContext();
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    return { renderer: String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)), three: REVISION };
  }

  /** Opens a model, which stays until `finish`. */
  async load(url: string, bounds: Bounds): Promise<void> {
    this.finish();
    this.stage = buildStage(this.renderer, await loadModel(await (await fetch(url)).arrayBuffer(), bounds));
  }

  /** One framing for all the shots. */
  frame(shots: [Shot, ...Shot[]]): Framing {
    return frameShots(shots, this.opened().model);
  }

  prepare(shot: Shot): void {
    this.clearSet();
    this.job = { shot, stage: this.opened(), set: buildSet(this.renderer, shot, this.opened()) };
  }

  picture(tile: Tile): Promise<string> {
    const { set, shot } = this.current();
    set.light.ask(set.scene, set.camera, tile);
    const shifts = pixelShifts(shot.width * shot.height < LARGE ? FRAMES.small : FRAMES.large);
    const pixels = this.prints.develop({ ...set, tile }, shifts.length, (index) => {
      show(set.camera, tile, index === null ? [0, 0] : shifts[index]!);
    });
    return packPixels(this.intact(pixels));
  }

  idMask(tile: Tile): Promise<string> {
    const { set, shot, stage } = this.current();
    show(set.camera, tile, [0, 0]);
    const colours = new Map(shot.parts.map(({ part, maskColour }) => [part, maskColour]));
    const view = { scene: set.scene, camera: set.camera, ...tile };
    return packPixels(this.intact(drawIdMask(this.renderer, view, stage.model.parts, colours)));
  }

  finish(): void {
    this.clearSet();
    if (this.stage) disposeStage(this.stage);
    this.stage = undefined;
  }

  private clearSet(): void {
    if (this.job) disposeSet(this.job.set);
    this.job = undefined;
  }

  private opened(): Stage {
    if (!this.stage) throw new Error('There is no model: call load first.');
    return this.stage;
  }

  private current(): { shot: Shot; stage: Stage; set: StudioSet } {
    if (!this.job) throw new Error('Nothing is prepared: call prepare first.');
    return this.job;
  }

  private intact(pixels: Uint8Array): Uint8Array {
    if (this.renderer.getContext().isContextLost()) throw new Error('the graphics context was lost');
    return pixels;
  }
}

function show(camera: StudioSet['camera'], tile: Tile, shift: [number, number]): void {
  const { fullWidth, fullHeight, width, height } = tile;
  camera.setViewOffset(fullWidth, fullHeight, tile.x + shift[0], tile.y + shift[1], width, height);
}
