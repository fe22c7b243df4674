/** The presets that legacy knows. */
export const PRESETS = ['still', 'still_with_exports', 'turntable', 'multi_angle', 'custom'] as const;
export type PresetKind = (typeof PRESETS)[number];

export const ENGINES = ['cycles', 'threejs'] as const;
export type Engine = (typeof ENGINES)[number];

export const EXPORTS = ['glb', 'jpg'] as const;
export type ExportKind = (typeof EXPORTS)[number];

/** A value of the config with the JSON pointer to it. */
export interface Located<T> {
  value: T;
  path: string;
}

/** A preset config after reading; what was absent or bad is undefined, and `settings` are checked by the steps' schemas. */
export interface LegacyPreset {
  kind: PresetKind;
  engine?: Located<Engine>;
  width?: Located<unknown>;
  height?: Located<unknown>;
  format?: Located<string>;
  exports: Located<ExportKind>[];
  notify: { channel?: Located<unknown>; recipients?: Located<unknown> };
  settings: { [K in Setting]?: Located<unknown> };
  /** Step names of a custom preset, in order. */
  steps: Located<string>[];
}

export const SETTINGS = ['samples', 'transparent', 'angles', 'frames', 'fps'] as const;
export type Setting = (typeof SETTINGS)[number];

const SHARED = ['engine', 'samples', 'resolution', 'format', 'transparent', 'notify'];

/** Which keys of `params` each preset reads. */
export const KEYS_OF: Record<PresetKind, readonly string[]> = {
  still: SHARED,
  still_with_exports: [...SHARED, 'exports'],
  turntable: [...SHARED, 'exports', 'frames', 'fps'],
  multi_angle: [...SHARED, 'exports', 'angles'],
  custom: [...SHARED, 'exports', 'frames', 'fps', 'angles', 'steps'],
};

/** Every key of `params` that some preset reads. */
export const KNOWN_KEYS = KEYS_OF.custom;
