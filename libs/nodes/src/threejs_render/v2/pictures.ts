import { scenePictures } from '#steps/pictures';
import type { SettingsOf } from '#workflow-core';
import type { NodePictures } from '../../node-pictures.js';
import type { definition } from './definition.js';

export const pictures: NodePictures = (params, { ordered }) =>
  scenePictures(params as SettingsOf<typeof definition>, ordered);
