import { fillDefaults } from '../canonical/fill-defaults.js';
import { defineNode, type InputsOf, type OutputsOf, type SettingsOf } from './define-node.js';

interface PortTypes {
  glb: { sha256: string };
  render: { images: string[] };
  bounding_box: [number, number];
}

const definition = defineNode({
  step: 'demo',
  version: 1,
  label: 'Demo',
  category: 'Demos',
  description: 'For this spec.',
  icon: 'science',
  pool: 'render',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    properties: {
      quality: { type: 'string', enum: ['low', 'high'], default: 'low' },
      name: { type: 'string', default: '' },
      width: { type: 'integer', default: 0 },
      ratio: { type: 'number' },
      loop: { type: 'boolean', default: false },
      angles: {
        type: 'array',
        default: [],
        items: { type: 'object', required: ['x'], properties: { x: { type: 'number' } } },
      },
      light: { type: 'object', default: {}, properties: { key: { type: 'number', default: 1 } } },
      note: { oneOf: [{ type: 'null' }, { type: 'string' }], default: null },
      either: { type: ['string', 'null'], default: null },
      fixed: { const: 3, default: 3 },
    },
  },
  inputs: {
    glb: { type: 'glb', required: true, many: false, description: '' },
    box: { type: 'bounding_box', required: false, many: false, description: '' },
    renders: { type: 'render', required: false, many: true, description: '' },
  },
  outputs: { render: { type: 'render', description: '' } },
  timeouts: { queueMs: 1, executionMs: 1 },
  retry: { attempts: 1, backoffMs: 1 },
  cacheable: true,
});

type Settings = SettingsOf<typeof definition>;
type Inputs = InputsOf<typeof definition, PortTypes>;
type Outputs = OutputsOf<typeof definition, PortTypes>;

/** Compiles only if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(equal: Same<A, B>): boolean => equal;

describe('defineNode', () => {
  it('derives the type of each param', () => {
    expect(same<Settings['quality'], 'low' | 'high'>(true)).toBe(true);
    expect(same<Settings['name'], string>(true)).toBe(true);
    expect(same<Settings['width'], number>(true)).toBe(true);
    expect(same<Settings['ratio'], number | undefined>(true)).toBe(true);
    expect(same<Settings['loop'], boolean>(true)).toBe(true);
    expect(same<Settings['angles'][number]['x'], number>(true)).toBe(true);
    expect(same<Settings['light']['key'], number>(true)).toBe(true);
    expect(same<Settings['note'], string | null>(true)).toBe(true);
    expect(same<Settings['either'], string | null>(true)).toBe(true);
    expect(same<Settings['fixed'], 3>(true)).toBe(true);
  });

  it('derives inputs and outputs from a map of port types', () => {
    expect(same<Inputs['glb'], { sha256: string }>(true)).toBe(true);
    expect(same<Inputs['box'], [number, number] | undefined>(true)).toBe(true);
    expect(same<Inputs['renders'], { images: string[] }[]>(true)).toBe(true);
    expect(same<Outputs, { render: { images: string[] } }>(true)).toBe(true);
  });

  it('makes a wrong param, value, input or output a compile error', () => {
    const wrong = (settings: Settings, inputs: Inputs): Outputs => {
      // @ts-expect-error: no such param
      void settings.qualty;
      // @ts-expect-error: no such value
      void (settings.quality === 'best');
      // @ts-expect-error: no such input
      void inputs.cad_file;
      // @ts-expect-error: no such output
      return { image: inputs.renders[0] };
    };
    expect(wrong).toBeDefined();
  });

  it('promises only what filled defaults hold', () => {
    const settings = fillDefaults({}, definition.paramsSchema) as Settings;
    expect(settings).toEqual({
      ...{ quality: 'low', name: '', width: 0, loop: false, angles: [], light: { key: 1 } },
      ...{ note: null, either: null, fixed: 3 },
    });
  });
});
