import type { Shot } from '#steps/studio';
import { SAMPLE_PART } from './sample-model';

/** What a preview shows: entries while they are edited, so any of their values may be wrong. */
export interface Look {
  template: unknown;
  material: unknown;
  /** In place of the template's. */
  background?: unknown;
  /** Of the picture that is ordered. */
  size?: { width: unknown; height: unknown };
}

/** The picture is fitted into this box. */
const BOX = { width: 416, height: 256 };
const COLOUR = /^#[0-9a-f]{6}$/;

type Studio = Pick<Shot, 'camera' | 'light' | 'shadow'> & { background: unknown };
type Surface = Shot['parts'][number]['surface'];

/** The sample in a look; null where one of the values cannot be drawn. */
export function shotOf({ template, material, background, size }: Look): Shot | null {
  if (!template || !material) return null;
  const { camera, light, shadow, background: own } = template as Studio;
  const { baseColour, metalness, roughness } = material as Surface;
  const colour = colourOf(background ?? own);
  const picture = pictureSize(size);
  if (!areNumbers(camera, light, shadow, picture, { metalness, roughness })) return null;
  if (colour === undefined || !COLOUR.test(baseColour)) return null;
  const parts = [{ part: SAMPLE_PART, surface: { baseColour, metalness, roughness }, maskColour: '#ff0000' }];
  return { ...picture, camera, light, shadow, framing: null, background: colour, parts };
}

const areNumbers = (...groups: object[]): boolean =>
  groups.every((group) => Object.values(group).every((one) => Number.isFinite(one)));

/** Null is transparent, undefined what is no background. */
function colourOf(background: unknown): string | null | undefined {
  const { kind, colour } = (background ?? {}) as { kind?: unknown; colour?: unknown };
  if (kind === 'transparent') return null;
  return kind === 'colour' && typeof colour === 'string' && COLOUR.test(colour) ? colour : undefined;
}

/** As large as the box allows, in the shape of what is ordered. */
function pictureSize(size: Look['size']): { width: number; height: number } {
  if (!size) return BOX;
  const [width, height] = [Number(size.width), Number(size.height)];
  const scale = Math.min(BOX.width / width, BOX.height / height);
  if (!(width > 0 && height > 0)) return { width: NaN, height: NaN };
  return { width: Math.max(Math.round(width * scale), 8), height: Math.max(Math.round(height * scale), 8) };
}
