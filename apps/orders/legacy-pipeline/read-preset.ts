import { StepError } from '#steps';
import type { LegacyPresetConfig, NotificationChannel, StepIn, View } from '#steps';

const PRESETS = ['still', 'still_with_exports', 'turntable', 'multi_angle', 'custom'] as const;
export type PresetKind = (typeof PRESETS)[number];
export type Engine = 'threejs' | 'cycles';
export type Format = StepIn<'image_convert'>['format'];

/** The choices of a preset, complete: a missing or bad value has its default. */
export interface PresetChoices {
  preset: PresetKind;
  engine: Engine;
  /** Pixels, 0 = those of the output type. */
  width: number;
  height: number;
  samples: number;
  format: Format;
  transparent: boolean;
  angles: View[];
  /** 0 = no turntable. */
  frames: number;
  fps: number;
  exports: { model: boolean; jpeg: boolean };
  notify: { channel: NotificationChannel | ''; recipients: string[] };
  /** As written, unknown ones included. */
  steps: string[];
}

/** The presets that read a param; all others are read by every preset. */
const READ_BY: Record<string, readonly PresetKind[]> = {
  exports: ['still_with_exports', 'turntable', 'multi_angle', 'custom'],
  angles: ['multi_angle', 'custom'],
  frames: ['turntable', 'custom'],
  fps: ['turntable', 'custom'],
  steps: ['custom'],
};
const FORMATS: Record<string, Format> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  avif: 'avif',
  'webp-animated': 'webp-animated',
};
const CHANNELS: Record<string, NotificationChannel> = { in_app: 'in_app', email: 'email' };
const DEFAULTS = { samples: 64, fps: 24 };
const MOST_ANGLES = 36;

/**
 * Reads a preset config as legacy always did: unknown keys are ignored, and a bad value counts as absent. Throws the
 * `StepError`s `preset_unknown` and `preset_incomplete`.
 */
export function readPreset(config: LegacyPresetConfig): PresetChoices {
  const preset = PRESETS.find((known) => known === config.preset);
  if (!preset) throw presetUnknown(config.preset);
  const params = objectOf(config.params);
  const notify = objectOf(params['notify']);
  const read = (key: string): unknown => (READ_BY[key]?.includes(preset) === false ? undefined : params[key]);
  const choices: PresetChoices = {
    preset,
    engine: read('engine') === 'cycles' ? 'cycles' : 'threejs',
    ...sizeOf(read('resolution')),
    samples: wholeNumber(read('samples'), 1, 4096) ?? DEFAULTS.samples,
    format: ownValue(FORMATS, read('format')) ?? 'png',
    transparent: read('transparent') === true,
    angles: anglesOf(read('angles')),
    frames: wholeNumber(read('frames'), 2, 120) ?? 0,
    fps: wholeNumber(read('fps'), 1, 60) ?? DEFAULTS.fps,
    exports: { model: listOf(read('exports')).includes('glb'), jpeg: listOf(read('exports')).includes('jpg') },
    notify: { channel: ownValue(CHANNELS, notify['channel']) ?? '', recipients: textsOf(notify['recipients']) },
    steps: textsOf(read('steps')),
  };
  assertComplete(choices);
  return choices;
}

function assertComplete({ preset, angles, frames, steps }: PresetChoices): void {
  if (preset === 'multi_angle' && angles.length === 0) throw presetIncomplete(preset, 'angles');
  if (preset === 'turntable' && frames === 0) throw presetIncomplete(preset, 'frames');
  if (preset === 'custom' && steps.length === 0) throw presetIncomplete(preset, 'steps');
}

/** The error of a preset that lacks a required param. */
export function presetIncomplete(preset: PresetKind, param: string): StepError {
  return new StepError(
    'preset_incomplete',
    `The preset "${preset}" of this output type names no usable "${param}", so nothing was made. ` +
      `Set params.${param} of the output type's legacy preset and deliver again.`,
    { retryable: false, details: { preset, param } },
  );
}

function presetUnknown(preset: unknown): StepError {
  return new StepError(
    'preset_unknown',
    `The output type's legacy preset is "${String(preset)}", which is none. Known are: ${PRESETS.join(', ')}. ` +
      'Correct the output type and deliver again.',
    { retryable: false, details: { preset, known: PRESETS } },
  );
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const textsOf = (value: unknown): string[] =>
  listOf(value).filter((item): item is string => typeof item === 'string' && item !== '');

function ownValue<T>(record: Record<string, T>, key: unknown): T | undefined {
  return typeof key === 'string' && Object.hasOwn(record, key) ? record[key] : undefined;
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) && isWithin(value, least, most) ? value : undefined;
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

function sizeOf(value: unknown): { width: number; height: number } {
  const [width, height, ...more] = listOf(value).map((side) => wholeNumber(side, 64, 4096));
  return width && height && more.length === 0 ? { width, height } : { width: 0, height: 0 };
}

function anglesOf(value: unknown): View[] {
  const angles = listOf(value).map(objectOf);
  const areGood = angles.every(
    ({ azimuth, elevation }) => isWithin(azimuth, -360, 360) && isWithin(elevation, -90, 90),
  );
  if (!areGood || angles.length > MOST_ANGLES) return [];
  return angles.map(({ azimuth, elevation }) => ({ azimuth: Number(azimuth), elevation: Number(elevation) }));
}
