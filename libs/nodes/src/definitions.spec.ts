import Ajv2020 from 'ajv/dist/2020.js';
import { definitions } from './definitions.generated.js';
import { executors } from './executors.generated.js';
import { categories } from './palette.js';

const CATEGORIES = categories.map(({ name }) => name);

interface Param {
  title?: string;
  description?: string;
  default?: unknown;
  type?: string;
  unit?: string;
}

const newAjv = () => new Ajv2020({ strict: true, allErrors: true }).addKeyword('unit');
const paramsOf = (schema: Record<string, unknown>) =>
  Object.entries((schema['properties'] ?? {}) as Record<string, Param>);

describe('node definitions', () => {
  it('hold the nine steps of the still pipeline', () => {
    const still = [
      'auto_populate_materials@1',
      'glb_bbox@1',
      'glb_export@1',
      'material_map_resolve@1',
      'notify@1',
      'order_line_setup@1',
      'output_save@1',
      'resolve_template@1',
      'threejs_render@1',
    ];
    expect(definitions.map(({ step, version }) => `${step}@${version}`)).toEqual(expect.arrayContaining(still));
  });

  it('have different labels and icons, so that people can tell them apart', () => {
    const newest = [...new Map(definitions.map((definition) => [definition.step, definition])).values()];
    expect(new Set(newest.map(({ label }) => label)).size).toBe(newest.length);
    expect(new Set(newest.map(({ icon }) => icon)).size).toBe(newest.length);
  });

  const named = definitions.map((definition) => [`${definition.step}@${definition.version}`, definition] as const);
  describe.each(named)('%s', (_step, definition) => {
    it('says what it is in words', () => {
      expect(definition.label.trim()).not.toBe('');
      expect(CATEGORIES).toContain(definition.category);
      expect(definition.description).toMatch(/^[A-Z].{30,}\.$/);
      expect(definition.icon).toMatch(/^[a-z0-9_]+$/);
    });

    it('describes every port', () => {
      const ports = [...Object.entries(definition.inputs), ...Object.entries(definition.outputs)];
      expect(Object.keys(definition.outputs)).not.toHaveLength(0);
      expect(ports.filter(([, port]) => !port.type || !port.description?.trim()).map(([name]) => name)).toEqual([]);
    });

    it('titles, describes and defaults every param', () => {
      const bare = paramsOf(definition.paramsSchema).filter(
        ([, param]) => !param.title?.trim() || !param.description?.trim() || param.default === undefined,
      );
      expect(bare.map(([name]) => name)).toEqual([]);
    });

    it('gives every number a unit', () => {
      const numbers = paramsOf(definition.paramsSchema).filter(
        ([, { type }]) => type === 'integer' || type === 'number',
      );
      expect(numbers.filter(([, { unit }]) => !unit?.trim()).map(([name]) => name)).toEqual([]);
    });

    it('has a valid schema that takes its own defaults and nothing unknown', () => {
      const validate = newAjv().compile(definition.paramsSchema);
      const defaults = Object.fromEntries(
        paramsOf(definition.paramsSchema).map(([name, param]) => [name, param.default]),
      );
      expect([validate(defaults), validate.errors]).toEqual([true, null]);
      expect(validate({ ...defaults, not_a_param: 1 })).toBe(false);
    });

    it('names only inputs of its own that are optional where one of several suffices', () => {
      for (const name of definition.atLeastOneInput ?? [])
        expect(definition.inputs[name]).toMatchObject({ required: false });
    });

    it('has time to run, time to wait, and a bounded retry', () => {
      expect(definition.timeouts.queueMs).toBeGreaterThanOrEqual(definition.timeouts.executionMs);
      expect(definition.timeouts.executionMs).toBeGreaterThan(0);
      expect(definition.retry.attempts).toBeGreaterThanOrEqual(1);
      expect(definition.retry.attempts).toBeLessThanOrEqual(5);
      expect(definition.retry.backoffMs).toBeGreaterThan(0);
    });

    it('is never cached where it has an effect', () => {
      if (definition.effect !== 'none') expect(definition.cacheable).toBe(false);
    });
  });
});

describe('what executors declare to read', () => {
  const declared = definitions.flatMap((definition) => {
    const name = `${definition.step}@${definition.version}`;
    const reads = executors[name]?.reads;
    return reads ? [[name, { definition, reads }] as const] : [];
  });

  it.each(declared)('%s names inputs that it has, and something of each', (_name, { definition, reads }) => {
    for (const [port, paths] of Object.entries(reads)) {
      expect(Object.keys(definition.inputs)).toContain(port);
      expect(paths.length).toBeGreaterThan(0);
    }
  });

  const ofAnOrderLine = definitions.filter(({ cacheable, inputs }) => cacheable && 'order_line' in inputs);

  it.each(ofAnOrderLine.map(({ step, version }) => `${step}@${version}`))(
    '%s reads no id of an order line, so that another one can use its result',
    (name) => {
      const read = executors[name]?.reads?.['order_line'];
      expect(read).toBeDefined();
      for (const id of ['deliveryId', 'orderLineId', 'generation', 'orderNumber']) expect(read).not.toContain(id);
    },
  );
});
