import { describePicture } from './describe-picture.js';
import type { FrameCountDifference, PictureDifference, PictureOutcome } from './pictures/picture-difference.js';
import type { Finding } from './verdict.js';

/** Tolerances for another environment, fitted on pairs of real renderings: noise stays below them, a wrong part does not. */
const MAX_COLOUR_DISTANCE = 2;
const MAX_BLOCK_DIFFERENCE = 12;
const MIN_SSIM = 0.97;

/**
 * Is it the same picture? `strict` (both sides were made in the same environment): one changed pixel is a mismatch, as the
 * renderers are deterministic. Otherwise small differences are tolerated if no part changed its place or colour.
 */
export function comparePicture(asset: string, outcome: PictureOutcome, strict: boolean): Finding[] {
  if (outcome.kind === 'problem') return [problem(asset, outcome)];
  if (outcome.kind === 'frames') return [framesDiffer(asset, outcome)];
  if (outcome.changedPixels === 0) return [];
  if (strict) return describePicture(asset, outcome, { rules: ['same_environment'] });
  if (outcome.maskProblem) return [problem(asset, outcome.maskProblem)];
  const rules = brokenRules(outcome);
  return rules.length > 0 ? describePicture(asset, outcome, { rules }) : [tolerated(asset, outcome)];
}

function brokenRules({ masks, sizes, maxBlockDifference, ssim }: PictureDifference): string[] {
  const recoloured = masks?.parts.some((part) => part.colourDistance > MAX_COLOUR_DISTANCE);
  const rules: Record<string, boolean | undefined> = {
    size_differs: sizes.legacy.join() !== sizes.graph.join(),
    no_id_mask: masks === null,
    id_masks_disagree: masks !== null && masks.disagreeing > 0,
    part_colour_beyond_2: recoloured,
    block_mean_beyond_12: maxBlockDifference > MAX_BLOCK_DIFFERENCE,
    ssim_below_0_97: ssim < MIN_SSIM,
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

const problem = (asset: string, { code, message }: { code: string; message: string }): Finding => ({
  verdict: 'inconclusive',
  code,
  asset,
  message: `Asset ${asset} cannot be compared: ${message}`,
});

const framesDiffer = (asset: string, { frames }: FrameCountDifference): Finding => ({
  verdict: 'mismatch',
  code: 'frame_count_differs',
  asset,
  message: `Asset ${asset} has ${frames.legacy} frames in legacy and ${frames.graph} in graph.`,
  details: { frames },
});

const tolerated = (asset: string, { changedPixels, maxBlockDifference, ssim }: PictureDifference): Finding => ({
  verdict: 'tolerated',
  code: 'within_tolerance',
  asset,
  message: `Asset ${asset} was made in another environment and looks the same: every part has its place and its colour.`,
  details: { changedPixels, maxBlockDifference, ssim },
});
