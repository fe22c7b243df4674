import type { FanOut, SettingsOf } from '#workflow-core';
import { joinPictures, pictureShards } from '../picture-shards.js';
import type { definition } from './definition.js';

/** Angles or frames are spread; a still is one picture, and that both are set is for the step to refuse. */
export const fanOut: FanOut = {
  shards(params, atOnce) {
    const { angles, frames } = params as SettingsOf<typeof definition>;
    if (angles.length > 0 && frames > 0) return null;
    if (frames > 0) return pictureShards({ of: frames, kind: 'frame', least: 6 }, atOnce);
    return pictureShards({ of: angles.length, kind: 'angle', least: 2 }, atOnce);
  },
  join: joinPictures,
};
