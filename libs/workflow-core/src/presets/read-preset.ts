import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, plainObject, shown } from '../model/plain-object.js';
import { jsonFaults } from '../validation/json-faults.js';
import {
  ENGINES,
  EXPORTS,
  KEYS_OF,
  KNOWN_KEYS,
  PRESETS,
  SETTINGS,
  type Engine,
  type ExportKind,
  type LegacyPreset,
  type Located,
  type PresetKind,
} from './legacy-preset.js';
import type { PresetReport } from './preset-report.js';

const MAX_STEPS = 200;

type Json = Record<string, unknown>;

/** Reads a preset config strictly and reports all problems; null if its preset is unknown. */
export function readPreset(config: unknown, report: PresetReport): LegacyPreset | null {
  const faults = jsonFaults(config);
  for (const fault of faults) report.error('not_json', jsonPointer(...fault.path), `${fault.what}.`, fault.hint);
  if (faults.length > 0) return null;
  const root = plainObject(config);
  if (!root) {
    const hint = 'Give an object such as {"preset": "still", "params": {}}.';
    report.error('not_a_preset', '', `A preset config is a JSON object, this is ${shown(config)}.`, hint);
    return null;
  }
  return new PresetReader(root, report).read();
}

class PresetReader {
  private readonly params: Json;
  private readonly unused = new Set<string>();

  constructor(
    private readonly root: Json,
    private readonly report: PresetReport,
  ) {
    this.params = this.objectAt(root, 'params', '/params');
  }

  read(): LegacyPreset | null {
    this.reportUnknown(this.root, ['preset', 'params'], []);
    this.reportUnknown(this.params, KNOWN_KEYS, ['params']);
    const kind = PRESETS.find((preset) => preset === this.root['preset']);
    if (!kind) {
      const message = `"preset" is ${shown(ownValue(this.root, 'preset'))}, which is no preset.`;
      this.report.error('unknown_preset', '/preset', message, `Known presets: ${PRESETS.join(', ')}.`);
      return null;
    }
    this.dropUnused(kind);
    return {
      kind,
      engine: this.engine(),
      ...this.resolution(),
      format: this.text('format'),
      exports: this.exports(kind),
      notify: this.notify(),
      settings: { ...Object.fromEntries(SETTINGS.map((one) => [one, this.located(one)])), angles: this.angles() },
      steps: kind === 'custom' ? this.steps() : [],
    };
  }

  private reportUnknown(record: Json, known: readonly string[], parents: string[]): void {
    for (const key of Object.keys(record)) {
      if (known.includes(key) || record[key] === undefined) continue;
      const hint = `Known keys here: ${known.join(', ')}.`;
      const path = jsonPointer(...parents, key);
      this.report.warning('unknown_key', path, `Unknown key ${shown(key)} is not converted.`, hint);
    }
  }

  private dropUnused(kind: PresetKind): void {
    for (const key of KNOWN_KEYS) {
      if (KEYS_OF[kind].includes(key) || ownValue(this.params, key) === undefined) continue;
      const hint = `Remove it, or choose a preset that reads it. "${kind}" reads: ${KEYS_OF[kind].join(', ')}.`;
      const message = `Preset "${kind}" does not read "${key}", so it is not converted.`;
      this.report.warning('not_used', jsonPointer('params', key), message, hint);
    }
    for (const key of Object.keys(this.params)) if (!KEYS_OF[kind].includes(key)) this.unused.add(key);
  }

  private located(key: string): Located<unknown> | undefined {
    const value = this.unused.has(key) ? undefined : ownValue(this.params, key);
    return value === undefined ? undefined : { value, path: jsonPointer('params', key) };
  }

  private engine(): Located<Engine> | undefined {
    const given = this.located('engine');
    if (!given) return undefined;
    const value = ENGINES.find((engine) => engine === given.value);
    if (value) return { value, path: given.path };
    return this.bad(given, `one of ${ENGINES.join(', ')}`);
  }

  private resolution(): Pick<LegacyPreset, 'width' | 'height'> {
    const given = this.located('resolution');
    if (!given) return {};
    const pair: unknown[] = Array.isArray(given.value) ? given.value : [];
    if (pair.length !== 2 || pair.some((size) => !Number.isInteger(size) || Number(size) < 1)) {
      this.bad(given, 'two whole numbers of pixels, such as [1024, 1024]');
      return {};
    }
    return {
      width: { value: pair[0], path: `${given.path}/0` },
      height: { value: pair[1], path: `${given.path}/1` },
    };
  }

  /** A node may have defaults for what an angle leaves out; legacy has none. */
  private angles(): Located<unknown> | undefined {
    const given = this.located('angles');
    for (const [index, value] of (Array.isArray(given?.value) ? given.value : []).entries()) {
      const angle = plainObject(value);
      const missing = angle ? ['azimuth', 'elevation'].filter((side) => ownValue(angle, side) === undefined) : [];
      const hint = 'Set it; until then the config stays legacy.';
      for (const side of missing)
        this.report.error('missing_value', `/params/angles/${index}/${side}`, `The angle has no ${side}.`, hint);
    }
    return given;
  }

  private text(key: string): Located<string> | undefined {
    const given = this.located(key);
    if (!given) return undefined;
    if (typeof given.value === 'string' && given.value !== '') return { value: given.value, path: given.path };
    return this.bad(given, 'a text that is not empty');
  }

  private exports(kind: PresetKind): Located<ExportKind>[] {
    const given = this.list('exports', `a list of ${EXPORTS.join(', ')}`);
    if (given.length === 0 && KEYS_OF[kind].includes('exports')) this.reportNoExports(kind);
    const kinds = given.map(({ value, path }) => {
      const known = EXPORTS.find((name) => name === value);
      return known ? { value: known, path } : this.bad({ value, path }, `one of ${EXPORTS.join(', ')}`);
    });
    const wanted = kinds.filter((found) => found !== undefined);
    return wanted.filter((one, index) => {
      if (wanted.findIndex(({ value }) => value === one.value) === index) return true;
      this.report.info('already_made', one.path, `Export "${one.value}" is named twice.`, 'Name it once.');
      return false;
    });
  }

  private reportNoExports(kind: PresetKind): void {
    const path = '/params/exports';
    if (this.report.speaksOf(path)) return;
    const hint = `Name what to deliver beside the pictures (${EXPORTS.join(', ')}), or nothing is.`;
    if (kind === 'still_with_exports') this.report.warning('missing_value', path, 'No exports are named.', hint);
    else if (this.located('exports')) this.report.info('not_used', path, 'No exports are named.', hint);
  }

  private notify(): LegacyPreset['notify'] {
    const path = jsonPointer('params', 'notify');
    const notify = this.objectAt(this.params, 'notify', path);
    this.reportUnknown(notify, ['channel', 'recipients'], ['params', 'notify']);
    const at = (key: string): Located<unknown> | undefined => {
      const value = ownValue(notify, key);
      return value === undefined ? undefined : { value, path: `${path}/${key}` };
    };
    return { channel: at('channel'), recipients: at('recipients') };
  }

  private steps(): Located<string>[] {
    const given = this.list('steps', 'a list of step names');
    if (given.length === 0 && !this.report.speaksOf('/params/steps')) {
      const hint = 'Name at least one step, such as ["threejs_render", "output_save"].';
      this.report.error('missing_value', '/params/steps', 'The custom preset names no steps.', hint);
    }
    if (given.length > MAX_STEPS) {
      this.bad({ value: `a list of ${given.length}`, path: '/params/steps' }, `at most ${MAX_STEPS} steps`);
      return [];
    }
    return given.flatMap(({ value, path }) => {
      if (typeof value === 'string') return [{ value, path }];
      this.bad({ value, path }, 'the name of a step');
      return [];
    });
  }

  private list(key: string, wanted: string): Located<unknown>[] {
    const given = this.located(key);
    if (!given) return [];
    if (!Array.isArray(given.value)) this.bad(given, wanted);
    const items: unknown[] = Array.isArray(given.value) ? given.value : [];
    return items.map((value, index) => ({ value, path: `${given.path}/${index}` }));
  }

  private objectAt(record: Json, key: string, path: string): Json {
    const value = ownValue(record, key);
    const found = plainObject(value);
    if (!found && value !== undefined) this.bad({ value, path }, 'an object');
    return found ?? {};
  }

  private bad({ value, path }: Located<unknown>, wanted: string): undefined {
    const message = `${path} is ${shown(value)}, not ${wanted}.`;
    this.report.error('bad_value', path, message, `Set ${wanted}; until then the config stays legacy.`);
  }
}
