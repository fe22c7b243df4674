import type { FanOut, SettingsOf } from '#workflow-core';
import { joinPictures, pictureShards } from '../picture-shards.js';
import type { definition } from './definition.js';

/** One shard takes some of the angles. */
export const fanOut: FanOut = {
  shards(params, atOnce) {
    const { angles } = params as SettingsOf<typeof definition>;
    return pictureShards({ of: angles.length, kind: 'angle', least: 2 }, atOnce);
  },
  join: joinPictures,
};
