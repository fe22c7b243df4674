import { hexOf } from './pictures/mean-colour.js';
import type { PartDifference, PictureDifference } from './pictures/picture-difference.js';
import type { Finding } from './verdict.js';

/** A larger difference of mean colours is no rounding. */
const OTHER_COLOUR = 2;
/** A part that moved is shaded differently, as overlapping pixels show another place of it. */
const OTHER_COLOUR_MOVED = 16;
/** A part whose centre moved by so many pixels has moved. */
const MOVED = 0.5;
/** A part that moved keeps its visible area within this ratio; otherwise something in front of it changed. */
const SAME_AREA = 0.05;

/** Describes how a picture differs: the measurements first, then one reason for each part. */
export function describePicture(asset: string, difference: PictureDifference, why: { rules: string[] }): Finding[] {
  const { masks, changedPixels, changedBox, maxBlockDifference, ssim, sizes } = difference;
  const picture: Finding = {
    verdict: 'mismatch',
    code: 'picture_differs',
    asset,
    message: `Asset ${asset}: ${changedPixels} pixels differ.`,
    details: { ...why, changedPixels, changedBox, maxBlockDifference, ssim, sizes },
  };
  return [picture, ...describeParts(masks?.parts ?? []).map((finding) => ({ asset, ...finding }))];
}

/** The parts that explain the difference; those that merely have changed pixels only where none does. */
function describeParts(parts: PartDifference[]): Finding[] {
  const absent = parts.flatMap(missing);
  // Parts behind an absent part show a larger area and did not move.
  const changes = parts.flatMap((part) => [...(absent.length > 0 ? [] : moved(part)), ...recoloured(part)]);
  return absent.length + changes.length > 0 ? [...absent, ...changes] : parts.map(touched);
}

function missing({ part, visible }: PartDifference): Finding[] {
  if (visible.legacy > 0 && visible.graph > 0) return [];
  const inLegacy = visible.legacy > 0;
  return [
    {
      verdict: 'mismatch',
      code: inLegacy ? 'part_missing' : 'part_extra',
      part,
      message: `Part "${part}" is visible in ${inLegacy ? 'legacy' : 'graph'}'s picture only.`,
      details: { visible },
    },
  ];
}

function recoloured(difference: PartDifference): Finding[] {
  const { part, colour, colourDistance, visible, frame } = difference;
  const limit = hasMoved(difference) ? OTHER_COLOUR_MOVED : OTHER_COLOUR;
  if (visible.legacy === 0 || visible.graph === 0 || colourDistance <= limit) return [];
  const [legacy, graph] = [hexOf(colour.legacy), hexOf(colour.graph)];
  return [
    {
      verdict: 'mismatch',
      code: 'part_colour_differs',
      part,
      message: `Part "${part}" has the mean colour ${legacy} in legacy's picture and ${graph} in graph's.`,
      details: { legacy, graph, colourDistance, visible, ...(frame && { frame }) },
    },
  ];
}

function hasMoved({ shift, visible }: PartDifference): boolean {
  const grown = Math.abs(visible.graph / visible.legacy - 1);
  return Math.hypot(shift.x, shift.y) >= MOVED && grown <= SAME_AREA;
}

function moved(difference: PartDifference): Finding[] {
  if (!hasMoved(difference)) return [];
  const { part, shift, visible } = difference;
  return [
    {
      verdict: 'mismatch',
      code: 'part_moved',
      part,
      message: `Part "${part}" is ${shift.x.toFixed(1)} px to the right and ${shift.y.toFixed(1)} px below its place in legacy's picture.`,
      details: { shift, visible },
    },
  ];
}

const touched = ({ part, changedPixels, visible }: PartDifference): Finding => ({
  verdict: 'mismatch',
  code: 'part_pixels_differ',
  part,
  message: `${changedPixels} pixels of part "${part}" differ.`,
  details: { changedPixels, visible },
});
