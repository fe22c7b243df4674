import type { FanOut, SettingsOf } from '#workflow-core';
import { joinPictures, pictureShards } from '../picture-shards.js';
import type { definition } from './definition.js';

/** Angles or frames are spread; a still is one picture, and that both are set is for the step to refuse. */
export const fanOut: FanOut = {
  shards(params) {
    const { angles, frames } = params as SettingsOf<typeof definition>;
    if (angles.length > 0 && frames > 0) return null;
    return frames > 0 ? pictureShards(frames, 'frame', 6) : pictureShards(angles.length, 'angle', 2);
  },
  join: joinPictures,
};
