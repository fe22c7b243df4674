import { Exclude, Transform, Type, plainToInstance } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Min, ValidateIf, ValidateNested, validateSync } from 'class-validator'; // prettier-ignore
import fc from 'fast-check';
import { NodeResult, NodeTask, RunRequested } from '#contracts';
import { compiledValidator } from './compiled-validator.js';

class Part {
  @IsString() name!: string;
  @ValidateIf((part: Part) => part.weight !== null) @IsInt() @Min(1) weight!: number | null;
}

class Order {
  @IsIn(['a', 'b']) kind!: string;
  @IsOptional() @IsInt() count?: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Part) parts!: Part[];
  @IsOptional() @ValidateNested() @Type(() => Part) main?: Part;
  @IsArray() @IsString({ each: true }) tags!: string[];
  @IsOptional() @IsObject() @Transform(({ obj }: { obj: Order }) => obj.any) any?: object;
}

/** Right or nearly right, so that each rule is broken in some and kept in others. */
const somewhat = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(null, 0, 'x', {}, []) });
const part = fc.record(
  { name: somewhat(fc.string()), weight: somewhat(fc.constantFrom(null, 1, 2)) },
  { requiredKeys: ['name', 'weight'] },
);
const order = fc.record(
  {
    kind: somewhat(fc.constantFrom('a', 'b')),
    count: somewhat(fc.integer()),
    parts: somewhat(fc.array(somewhat(part), { maxLength: 3 })),
    main: somewhat(part),
    tags: somewhat(fc.array(somewhat(fc.string()), { maxLength: 3 })),
    any: somewhat(fc.constantFrom({ deep: [1, { x: null }] }, {})),
    more: fc.integer(),
  },
  { requiredKeys: ['kind', 'parts', 'tags'] },
);

describe('compiledValidator', () => {
  const quick = compiledValidator(Order);

  it('accepts nothing that class-validator refuses, and makes the same of what it accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(order, (body) => {
        const slow = plainToInstance(Order, structuredClone(body));
        const message = quick(body);
        if (!message) return;
        accepted += 1;
        expect(validateSync(slow, { forbidUnknownValues: true })).toEqual([]);
        expect(message).toStrictEqual(slow);
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('leaves keys that change the prototype to class-transformer', () => {
    const body = JSON.parse('{"kind":"a","parts":[],"tags":[],"__proto__":{"count":1}}') as object;
    expect(quick(body)).toBeNull();
    expect(quick({ kind: 'a', parts: [], tags: [] })).toBeInstanceOf(Order);
  });

  it('knows no class that hides properties', () => {
    class Hiding {
      @Exclude() @IsString() text!: string;
    }
    class Plain {
      @IsString() text!: string;
    }
    expect(compiledValidator(Plain)({ text: 'x' })).not.toBeNull();
    expect(compiledValidator(Hiding)({ text: 'x' })).toBeNull();
  });

  it('knows the messages of the hot path, which are what it is for', () => {
    const pinned = {
      ...{ deliveryId: 'd', orderLineId: 'l', generation: 1, orderNumber: 'O-1', outputType: 'still' },
      product: { key: 'flange', name: 'Flange' },
      catalog: 'c'.repeat(64),
      productFile: { artifact: { sha256: 'd'.repeat(64), mediaType: 'model/step', byteLength: 1 }, fileName: 'a.step' },
      materialAssignment: [{ part: 'p', material: 'steel' }],
    };
    const head = { runId: 'r', nodeRunId: 'n', nodeId: 'a', attempt: 1 };
    const task = { ...head, runClass: 'live', step: 's', version: 1, pool: 'render', params: { a: [1] }, inputs: {}, pinned, executionMs: 1, notAfter: 1 }; // prettier-ignore
    const failure = { code: 'x', message: 'y', retryable: true };
    const result = { ...head, outcome: 'failed', logs: [{ level: 'info', code: 'c', params: {} }], failure, worker: 'w', deliveryCount: 1, startedAt: 1, finishedAt: 2, outputs: { a: { b: 1 } } }; // prettier-ignore
    const workflow = { key: 'k', version: 1, semanticHash: `wf1:${'a'.repeat(64)}` };
    const request = { runId: 'r', deliveryId: 'd', orderLineId: 'l', runClass: 'live', workflow, pinned, notAfter: 1, deadlineAt: 2 }; // prettier-ignore
    expect(compiledValidator(NodeTask)(task)).toStrictEqual(plainToInstance(NodeTask, task));
    expect(compiledValidator(NodeResult)(result)).toStrictEqual(plainToInstance(NodeResult, result));
    expect(compiledValidator(RunRequested)(request)).toStrictEqual(plainToInstance(RunRequested, request));
    expect(compiledValidator(NodeTask)({ ...task, pinned: { ...pinned, catalog: 'x' } })).toBeNull();
  });
});
