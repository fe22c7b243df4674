import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { RenderRequest, RenderResult, View } from '../ports/index.js';
import { encodePng } from './encode-png.js';
import { maskColours } from './mask-colours.js';
import type { StudioBrowser } from './studio-browser.js';
import type { Shot } from './studio/set.js';
import type { Tile } from './studio/tile.js';

/** Bounds what the browser holds at once, whatever the picture's size. */
const TILE = 1024;

type Colours = RenderResult['maskColours'];

/** Takes a picture and its id mask of each view in the open studio, tile by tile. */
export async function takePictures(browser: StudioBrowser, request: RenderRequest): Promise<RenderResult> {
  const colours = maskColours(request.materials.map(({ part }) => part));
  const pictures: RenderResult['pictures'] = [];
  for (const view of request.views) pictures.push(await takePicture(browser, request, view, colours));
  return { pictures, maskColours: colours };
}

async function takePicture(
  browser: StudioBrowser,
  request: RenderRequest,
  view: View,
  colours: Colours,
): Promise<RenderResult['pictures'][number]> {
  const { width, height } = request.template;
  const size = { width, height };
  await browser.call('prepare', browser.offer(request.glb), shotOf(request, view, colours));
  const tiles = tilesOf(size);
  const picture = Buffer.alloc(width * height * 4);
  const mask = Buffer.alloc(width * height * 4);
  for (const [index, tile] of tiles.entries()) {
    request.onProgress((index + 0.5) / tiles.length, `tile ${index + 1} of ${tiles.length}`);
    insert(picture, width, tile, await unpack(await browser.call('picture', tile)));
    insert(mask, width, tile, await unpack(await browser.call('idMask', tile)));
  }
  await browser.call('finish');
  const transparent = request.template.background.kind === 'transparent';
  const [image, idMask] = await Promise.all([encodePng(picture, size, transparent), encodePng(mask, size, false)]);
  return { image, idMask };
}

function shotOf(request: RenderRequest, view: View, colours: Colours): Shot {
  const { template } = request;
  return {
    bounds: request.boundingBox,
    width: template.width,
    height: template.height,
    camera: { ...template.camera, ...view },
    light: template.light,
    shadow: template.shadow,
    background: template.background.kind === 'colour' ? template.background.colour : null,
    parts: request.materials.map(({ part, material }, i) => ({
      part,
      surface: { baseColour: material.baseColour, metalness: material.metalness, roughness: material.roughness },
      maskColour: colours[i]!.colour,
    })),
  };
}

function tilesOf({ width, height }: { width: number; height: number }): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 0; y < height; y += TILE) {
    for (let x = 0; x < width; x += TILE) {
      const part = { x, y, width: Math.min(TILE, width - x), height: Math.min(TILE, height - y) };
      tiles.push({ ...part, fullWidth: width, fullHeight: height });
    }
  }
  return tiles;
}

function unpack(packed: string): Promise<Buffer> {
  return promisify(gunzip)(Buffer.from(packed, 'base64'));
}

function insert(picture: Buffer, width: number, tile: Tile, rows: Buffer): void {
  const row = tile.width * 4;
  for (let y = 0; y < tile.height; y++) {
    rows.copy(picture, ((tile.y + y) * width + tile.x) * 4, y * row, (y + 1) * row);
  }
}
