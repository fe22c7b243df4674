import type { LegacyPreset, Located } from './legacy-preset.js';
import type { PresetReport } from './preset-report.js';

const NAMES = new Map([['jpg', 'jpeg']]);

/** What to convert pictures to by image_convert's name (jpg is jpeg); undefined for png, which renderers make. */
export function imageFormat({ format }: LegacyPreset): Located<string> | undefined {
  if (!format || format.value === 'png') return undefined;
  return { value: NAMES.get(format.value) ?? format.value, path: format.path };
}

/** What a turntable is converted to: webp means animated webp, and three.js' frames are always put together. */
export function animatedFormat(preset: LegacyPreset, report: PresetReport): Located<string> | undefined {
  const given = imageFormat(preset);
  if (given) return given.value === 'webp' ? { ...given, value: 'webp-animated' } : given;
  if (preset.engine?.value === 'cycles') return undefined;
  if (preset.format) {
    const hint = 'Set "format" to "webp" to say the same.';
    const message = 'The frames of a threejs turntable are put together as animated webp, not png.';
    report.warning('value_replaced', preset.format.path, message, hint);
  }
  return { value: 'webp-animated', path: preset.format?.path ?? '/preset' };
}
