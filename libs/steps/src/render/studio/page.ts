import { NeutralToneMapping, REVISION, VSMShadowMap, WebGLRenderer } from 'three';
import { develop } from './develop.js';
import { drawIdMask } from './id-mask.js';
import { disposeModel, loadModel } from './model.js';
import type { Model } from './model.js';
import { packPixels } from './pack-pixels.js';
import { readRows } from './read-rows.js';
import { buildSet } from './set.js';
import type { Shot, StudioSet } from './set.js';
import { studioSurroundings } from './surroundings.js';

/** A rectangle of the picture in pixels, from its top left corner. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What Node may ask of the page; everything in and out is plain data. */
export interface StudioPage {
  environment(): { renderer: string; three: string };
  prepare(url: string, shot: Shot): Promise<void>;
  picture(tile: Tile): Promise<string>;
  idMask(tile: Tile): Promise<string>;
  finish(): void;
}

// Khronos PBR Neutral keeps base colours as they are and only bends highlights.
const renderer = new WebGLRenderer({
  antialias: true,
  alpha: true,
  premultipliedAlpha: true,
  preserveDrawingBuffer: true,
});
renderer.toneMapping = NeutralToneMapping;
renderer.shadowMap.enabled = true;
renderer.shadowMap.type = VSMShadowMap;
renderer.setClearColor(0x000000, 0);
const surroundings = studioSurroundings(renderer);

let job: { shot: Shot; model: Model; set: StudioSet } | undefined;

const studio: StudioPage = {
  environment() {
    const gl = renderer.getContext();
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    return { renderer: String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)), three: REVISION };
  },

  async prepare(url, shot) {
    studio.finish();
    const model = await loadModel(await (await fetch(url)).arrayBuffer(), shot.bounds);
    job = { shot, model, set: buildSet(shot, model, surroundings) };
  },

  picture(tile) {
    const { set, shot } = current();
    aim(shot, set, tile);
    renderer.setSize(tile.width, tile.height, false);
    renderer.render(set.scene, set.camera);
    return packPixels(intact(develop(readRows(renderer.getContext(), tile.width, tile.height), shot.background)));
  },

  idMask(tile) {
    const { set, shot, model } = current();
    aim(shot, set, tile);
    const colours = new Map(shot.parts.map(({ part, maskColour }) => [part, maskColour]));
    return packPixels(intact(drawIdMask(renderer, { ...set, ...tile }, model.parts, colours)));
  },

  finish() {
    if (!job) return;
    job.set.dispose();
    disposeModel(job.model);
    job = undefined;
  },
};

function current(): NonNullable<typeof job> {
  if (!job) throw new Error('Nothing is prepared: call prepare first.');
  return job;
}

function intact(pixels: Uint8Array): Uint8Array {
  if (renderer.getContext().isContextLost()) throw new Error('the graphics context was lost');
  return pixels;
}

function aim({ width, height }: Shot, { camera }: StudioSet, tile: Tile): void {
  camera.setViewOffset(width, height, tile.x, tile.y, tile.width, tile.height);
}

Object.assign(globalThis, { studio });
