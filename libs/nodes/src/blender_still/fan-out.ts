import type { FanOut, SettingsOf } from '#workflow-core';
import { joinPictures, pictureShards } from '../picture-shards.js';
import type { definition } from './definition.js';

/** Angles are spread. */
export const fanOut: FanOut = {
  shards: (params) => pictureShards((params as SettingsOf<typeof definition>).angles.length, 'angle', 2),
  join: joinPictures,
};
