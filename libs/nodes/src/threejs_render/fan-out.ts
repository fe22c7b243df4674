import type { FanOut, SettingsOf } from '#workflow-core';
import { joinPictures, pictureShards } from '../picture-shards.js';
import type { definition } from './definition.js';

/** One shard takes some of the angles or frames; a still is one picture, and params with both are refused. */
export const fanOut: FanOut = {
  shards(params, atOnce) {
    const { angles, frames } = params as SettingsOf<typeof definition>;
    if (angles.length > 0 && frames > 0) return null;
    if (frames > 0) return pictureShards({ of: frames, kind: 'frame', least: 6 }, atOnce);
    return pictureShards({ of: angles.length, kind: 'angle', least: 2 }, atOnce);
  },
  join: joinPictures,
};
