import { defineNode } from '#workflow-core';
import type { BoundingBox, Glb } from '#steps';
import type { NodeExecutor } from './node-executor.js';

const definition = defineNode({
  step: 'measure',
  version: 1,
  label: 'Measure',
  category: 'Geometry',
  description: 'Measures what it is given.',
  icon: 'straighten',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    properties: { unit: { type: 'string', enum: ['m', 'mm'], default: 'm' }, digits: { type: 'integer', default: 7 } },
  },
  inputs: {
    glb: { type: 'glb', required: true, many: true, description: 'Models.' },
    bounding_box: { type: 'bounding_box', required: false, many: false, description: 'A known box.' },
  },
  outputs: { bounding_box: { type: 'bounding_box', description: 'The box.' } },
  timeouts: { queueMs: 1_000, executionMs: 1_000 },
  retry: { attempts: 1, backoffMs: 1_000 },
  cacheable: true,
});
type Executor = NodeExecutor<typeof definition>;
type Call = Parameters<Executor>[0];

const box: BoundingBox = { min: [0, 0, 0], max: [1, 1, 1] };

/** Tests the compiler: each `@ts-expect-error` is an error itself where the mistake below it compiles. */
describe('the type of an executor', () => {
  it('follows the definition: params by schema, lists for many ports, undefined for optional ones', () => {
    const read = ({ params, inputs }: Call) => {
      const unit: 'm' | 'mm' = params.unit;
      const digits: number = params.digits;
      const models: Glb[] = inputs.glb;
      const known: BoundingBox | undefined = inputs.bounding_box;
      return [unit, digits, models, known];
    };
    expect(read).toBeInstanceOf(Function);
  });

  it('makes a param, port or output that the definition does not have a compile error', () => {
    const mistakes = ({ params, inputs }: Call) => {
      // @ts-expect-error no such param
      const param: unknown = params.depth;
      // @ts-expect-error no such port
      const port: unknown = inputs.parts;
      // @ts-expect-error an optional port may be unbound
      const known: BoundingBox = inputs.bounding_box;
      // @ts-expect-error the output port is called bounding_box
      const wrong: Executor = () => Promise.resolve({ box });
      return [param, port, known, wrong];
    };
    expect(mistakes).toBeInstanceOf(Function);
  });

  it('takes an executor that keeps the definition', async () => {
    const execute: Executor = ({ inputs }) => Promise.resolve({ bounding_box: inputs.bounding_box ?? box });
    const call = { params: { unit: 'm' as const, digits: 7 }, inputs: { glb: [] } } as unknown as Call;
    expect(definition.inputs.glb.many).toBe(true);
    expect(await execute(call, {} as Parameters<Executor>[1])).toEqual({ bounding_box: box });
  });
});
