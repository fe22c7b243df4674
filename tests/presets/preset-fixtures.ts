import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { seedCatalog } from '#steps';
import type { OutputType } from '#steps';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

const FOLDER = join(repositoryRoot(), 'tests/fixtures/presets');

/** Output types as production has them, each with a legacy preset as people wrote it; the file is named after its key. */
export const presetFixtures = (): OutputType[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as OutputType);

const SMALL = { width: 128, height: 128 };
const FEW_FRAMES = 6;

/** The output types that every instance begins with, in sizes that take little time. */
export const smallSeeds = (): OutputType[] =>
  seedCatalog().outputTypes.map(({ legacyPreset: { preset, params }, ...outputType }) => {
    const frames = 'frames' in params ? { frames: FEW_FRAMES } : {};
    const small = { ...params, ...frames, resolution: [SMALL.width, SMALL.height] };
    return { ...outputType, ...SMALL, legacyPreset: { preset, params: small } };
  });

/** What is wrong with some of them on purpose: the pointers that a report has to name, with the code where it is always the same. */
export const PLANTED: Record<string, string[]> = {
  'still-unknown-keys': [
    'unknown_key /params/Samples',
    'unknown_key /params/watermark~1text',
    'unknown_key /params/constructor',
    'unknown_key /params/toString',
    'unknown_key /params/notify/cc',
  ],
  'still-bad-values': ['bad_value /params/resolution', 'invalid_params /params/format', '/params/samples'],
  'angles-none': ['missing_value /params/angles'],
  'custom-unknown-step': ['unknown_step /params/steps/2'],
  hologram: ['unknown_preset /preset', 'unknown_key /params/depth'],
};

/** Nobody can make these, whatever steps there are. */
export const NEVER_CONVERTED = ['angles-none', 'custom-unknown-step', 'hologram', 'still-bad-values'];

/** Legacy cannot make these either; its failure codes. */
export const NEVER_MADE: Record<string, string> = { 'angles-none': 'preset_incomplete', hologram: 'preset_unknown' };

export const needsBlender = ({ legacyPreset }: OutputType): boolean => legacyPreset.params['engine'] === 'cycles';
