import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { RenderRequest, RenderResult, View } from '../../ports/index.js';
import { encodePng } from '../../images/encode-png.js';
import { maskColours } from '../mask-colours.js';
import { picked } from '../picked.js';
import type { StudioBrowser } from './studio-browser.js';
import type { Shot } from '../../studio/set.js';
import type { Tile } from '../../studio/tile.js';

/** Maximum tile size, which bounds the browser's memory for any picture size. */
const TILE = 1024;

type Colours = RenderResult['maskColours'];
type Picture = RenderResult['pictures'][number];

/** Takes a picture and its id mask of each view that is wanted in the open studio, tile by tile; the model is opened once for all. */
export async function takePictures(browser: StudioBrowser, request: RenderRequest): Promise<RenderResult> {
  const colours = maskColours(request.materials.map(({ part }) => part));
  const shots = request.views.map((view) => shotOf(request, view, colours));
  await browser.call('load', browser.offer(request.glb), request.boundingBox);
  const [first, ...others] = shots;
  const framing = first && request.framing === 'all' ? await browser.call('frame', [first, ...others]) : null;
  const pictures: Picture[] = [];
  const wanted = picked(shots, request.only);
  for (const [index, shot] of wanted.entries()) {
    const onTile = progressOf(request, wanted.length, index);
    pictures.push(await takePicture(browser, { ...shot, framing }, request, onTile));
  }
  await browser.call('finish');
  return { pictures, maskColours: colours };
}

type OnTile = (tile: number, tiles: number) => void;

/** Counts pictures where there are several, and tiles where a picture has several or is the only one. */
function progressOf({ onProgress }: RenderRequest, length: number, picture: number): OnTile {
  return (tile, tiles) => {
    const tileOf = length === 1 || tiles > 1 ? [`tile ${tile + 1} of ${tiles}`] : [];
    const pictureOf = length > 1 ? [`picture ${picture + 1} of ${length}`] : [];
    onProgress((picture + (tile + 0.5) / tiles) / length, [...pictureOf, ...tileOf].join(', '));
  };
}

async function takePicture(
  browser: StudioBrowser,
  shot: Shot,
  { template }: RenderRequest,
  onTile: OnTile,
): Promise<Picture> {
  const { width, height } = shot;
  const size = { width, height };
  await browser.call('prepare', shot);
  const tiles = tilesOf(size);
  const picture = Buffer.alloc(width * height * 4);
  const mask = Buffer.alloc(width * height * 4);
  for (const [index, tile] of tiles.entries()) {
    onTile(index, tiles.length);
    insert(picture, width, tile, await unpack(await browser.call('picture', tile)));
    insert(mask, width, tile, await unpack(await browser.call('idMask', tile)));
  }
  const transparent = template.background.kind === 'transparent';
  const [image, idMask] = await Promise.all([encodePng(picture, size, transparent), encodePng(mask, size, false)]);
  return { image, idMask };
}

function shotOf(request: RenderRequest, view: View, colours: Colours): Shot {
  const { template } = request;
  return {
    width: template.width,
    height: template.height,
    camera: { ...template.camera, azimuth: view.azimuth, elevation: view.elevation },
    framing: null,
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
