import type { LegacyPreset, Located } from './legacy-preset.js';
import type { PresetReport } from './preset-report.js';

const ANIMATED = new Set(['webp', 'webp-animated']);
const NAMES = new Map([['jpg', 'jpeg']]);

/** What to convert pictures to by image_convert's name (jpg is jpeg); undefined for png, which renderers make. */
export function imageFormat({ format }: LegacyPreset): Located<string> | undefined {
  if (!format || format.value === 'png') return undefined;
  return { value: NAMES.get(format.value) ?? format.value, path: format.path };
}

/** What a turntable is converted to: webp and png mean animated webp, which Blender's turntable is already. */
export function animatedFormat(preset: LegacyPreset, report: PresetReport): Located<string> | undefined {
  const given = imageFormat(preset);
  if (given && !ANIMATED.has(given.value)) return given;
  if (preset.engine?.value === 'cycles') return undefined;
  if (preset.format && !given) {
    const hint = 'Set "format" to "webp" to say the same.';
    const message = 'The frames of a threejs turntable are put together as animated webp, not png.';
    report.warning('value_replaced', preset.format.path, message, hint);
  }
  return { value: 'webp-animated', path: preset.format?.path ?? '/preset' };
}
