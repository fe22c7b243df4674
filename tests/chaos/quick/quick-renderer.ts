import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type { PartMaterial, Renderer, RenderRequest } from '#steps';

const ENVIRONMENT = { renderer: 'coloured bands', build: '1', seed: 0 };

/** Paints one band per part instead of a scene, after `delayMs`: deterministic for a request, like the real ones. */
export function quickRenderer(delayMs: number): Renderer {
  return {
    environment: async () => ENVIRONMENT,
    close: async () => undefined,
    render: async ({ template, views, materials, signal }) => {
      await sleep(delayMs, undefined, { signal });
      const mask = maskColours(materials);
      const image = await bands(
        template,
        materials.map(({ material }) => material.baseColour),
      );
      const idMask = await bands(
        template,
        mask.map(({ colour }) => colour),
      );
      return { pictures: views.map(() => ({ image, idMask })), maskColours: mask };
    },
  };
}

const maskColours = (materials: PartMaterial[]) =>
  materials.map(({ part }, at) => ({ part, colour: `#${(0x400000 + at * 4097).toString(16).padStart(6, '0')}` }));

function bands({ width, height }: RenderRequest['template'], colours: string[]): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const colour = colours[Math.floor(((at % width) * colours.length) / width)] ?? '#000000';
    pixels.writeUIntBE(Number.parseInt(colour.slice(1), 16), at * 3, 3);
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
