import fc from 'fast-check';
import { jsonPointer } from '../model/json-pointer.js';
import { plainObject } from '../model/plain-object.js';
import { planRun } from '../planning/plan-run.js';
import { validateWorkflow } from '../validation/validate-workflow.js';
import { convertPreset } from './convert-preset.js';
import { KNOWN_KEYS, PRESETS } from './legacy-preset.js';
import { fullPipeline, stillPipeline } from './testing/pipeline-definitions.js';

const angle = fc.record({ azimuth: fc.integer({ min: 0, max: 359 }), elevation: fc.integer({ min: -90, max: 90 }) });
const recipients = fc.uniqueArray(fc.constantFrom('a@b.example', 'c@d.example', 'ops'));
const goodParams: Record<string, fc.Arbitrary<unknown>> = {
  engine: fc.constantFrom('cycles', 'threejs'),
  samples: fc.integer({ min: 1, max: 256 }),
  resolution: fc.tuple(fc.integer({ min: 64, max: 4096 }), fc.integer({ min: 64, max: 4096 })),
  format: fc.constantFrom('png', 'jpg', 'jpeg', 'webp'),
  transparent: fc.boolean(),
  angles: fc.array(angle, { minLength: 1, maxLength: 4 }),
  frames: fc.integer({ min: 2, max: 90 }),
  fps: fc.integer({ min: 1, max: 60 }),
  exports: fc.uniqueArray(fc.constantFrom('glb', 'jpg')),
  notify: fc.record({ channel: fc.constantFrom('in_app', 'email'), recipients }, { requiredKeys: [] }),
  steps: fc.array(fc.constantFrom(...fullPipeline.keys()), { minLength: 1, maxLength: 12 }),
};

/** Valid configs: each param present or absent. */
const tidyConfig = fc.record({
  preset: fc.constantFrom(...PRESETS),
  params: fc.record(goodParams, { requiredKeys: [] }),
});

const surprise = fc.oneof(fc.constantFrom<unknown>(null, '', 0, -1, 1e9, [], {}, 'png', ['x']), fc.jsonValue());
const dirtyParams = Object.fromEntries(
  Object.entries(goodParams).map(([key, good]) => [key, fc.oneof({ weight: 6, arbitrary: good }, surprise)]),
);
const key = fc.oneof(
  fc.string(),
  fc.constantFrom('constructor', 'toString', 'a/b', '~', 'Engine', 'length', '__proto__', 'width'),
);
const record = <T extends object>(known: fc.Arbitrary<T>) =>
  fc.tuple(known, fc.dictionary(key, surprise, { maxKeys: 2 })).map(([a, b]) => ({ ...b, ...a }));

/** Configs with bad values, unknown keys, and now and then any JSON. */
const dirtyConfig = fc.oneof(
  {
    weight: 8,
    arbitrary: record(
      fc.record({
        preset: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PRESETS) }, surprise),
        params: fc.oneof({ weight: 9, arbitrary: record(fc.record(dirtyParams, { requiredKeys: [] })) }, surprise),
      }),
    ),
  },
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
);
const pipelines = { still: stillPipeline, full: fullPipeline };
const pipeline = fc.constantFrom('still' as const, 'full' as const);

describe('convertPreset, for any config', () => {
  it('never throws, and what it converts validates and can be planned', () => {
    let converted = 0;
    fc.assert(
      fc.property(fc.oneof(tidyConfig, dirtyConfig), pipeline, (config, name) => {
        const known = pipelines[name];
        const { workflow, report } = convertPreset(config, known);
        expect(workflow === null).toBe(report.some(({ severity }) => severity === 'error'));
        if (!workflow) return;
        converted += 1;
        expect(validateWorkflow(workflow, known).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(planRun(workflow, known).nodes).toHaveLength(workflow.nodes.length);
      }),
      { numRuns: 1000 },
    );
    expect(converted).toBeGreaterThan(100);
  });

  it('converts or reports each value: without it the answer is another, or the report names it', () => {
    fc.assert(
      fc.property(fc.oneof(tidyConfig, dirtyConfig), pipeline, (config, name) => {
        const known = pipelines[name];
        const { workflow, report } = convertPreset(config, known);
        if (!workflow) return;
        for (const path of keysOf(config)) {
          const pointer = jsonPointer(...path);
          const isNamed = report.some((note) => note.path === pointer || note.path.startsWith(`${pointer}/`));
          const without = convertPreset(withoutKey(config, path), known);
          const isTaken = JSON.stringify(without) !== JSON.stringify({ workflow, report });
          if (!isNamed && !isTaken && !isMadeAnyway(config, pointer)) throw new Error(`${pointer} is lost`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names every key that it does not know, also where it converts nothing', () => {
    fc.assert(
      fc.property(record(tidyConfig), record(tidyConfig), key, (config, other, extra) => {
        const params = { ...config.params, [`x${extra}`]: 1 };
        const { report } = convertPreset({ ...other, ...config, params }, stillPipeline);
        const named = new Set(report.filter(({ code }) => code === 'unknown_key').map(({ path }) => path));
        for (const name of Object.keys(params))
          if (!KNOWN_KEYS.includes(name)) expect(named).toContain(jsonPointer('params', name));
        for (const name of Object.keys({ ...other, ...config }))
          if (name !== 'preset' && name !== 'params') expect(named).toContain(jsonPointer(name));
      }),
    );
  });

  it('answers the same each time', () => {
    fc.assert(
      fc.property(tidyConfig, (config) => {
        expect(convertPreset(config, fullPipeline)).toEqual(convertPreset(structuredClone(config), fullPipeline));
      }),
    );
  });
});

/** Paths of all keys of a config; the objects that only hold keys are left out. */
function keysOf(config: unknown): string[][] {
  const parents = [[], ['params'], ['params', 'notify']];
  const containers = parents.map((parent) => parent.join());
  const keys = parents.flatMap((parent) =>
    Object.keys(plainObject(at(config, parent)) ?? {}).map((name) => [...parent, name]),
  );
  return keys.filter((path) => at(config, path) !== undefined && !containers.includes(path.join()));
}

function at(config: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    const holder = plainObject(value) ?? {};
    return Object.hasOwn(holder, name) ? holder[name] : undefined;
  }, config);
}

function withoutKey(config: unknown, path: string[]): unknown {
  const copy: unknown = structuredClone(config);
  const holder = plainObject(at(copy, path.slice(0, -1))) ?? {};
  delete holder[path.at(-1) ?? ''];
  return copy;
}

/** Pictures are png and turntables of threejs webp by default. */
function isMadeAnyway(config: unknown, pointer: string): boolean {
  const format = at(config, ['params', 'format']);
  const isTurntable = at(config, ['preset']) === 'turntable';
  return pointer === '/params/format' && (format === 'png' || (isTurntable && format === 'webp'));
}
