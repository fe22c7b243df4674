import type { NodeDefinition } from '../../model/node-definition.js';
import { buildWorkflow, stillWorkflow, withParams } from '../../testing/build-workflow.js';
import { checkpoint, fakeDefinitions, imageConvert } from '../../testing/fake-definitions.js';
import { validateWorkflow } from '../validate-workflow.js';

const faults = (nodeId: string, params: Record<string, unknown>) =>
  validateWorkflow(withParams(stillWorkflow, nodeId, params), fakeDefinitions);

describe('invalid params', () => {
  it('points at each bad param with what it is and what is allowed', () => {
    const issues = faults('export', { quality: 'best', color: 1 });
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['invalid_params', '/nodes/1/params/quality'],
      ['invalid_params', '/nodes/1/params/color'],
    ]);
    expect(issues[0]?.message).toContain('"best"');
    expect(issues[0]?.message).toContain('["preview","standard","fine"]');
    expect(issues[1]?.message).toContain('is unknown');
  });

  it('points into lists and objects, and at a required key that is missing', () => {
    const issues = faults('render', { width: 5000.5, angles: [{ azimuth: 'left' }, {}, { azimuth: 1 }] });
    expect(issues.map((issue) => issue.path)).toEqual([
      '/nodes/3/params/width',
      '/nodes/3/params/width',
      '/nodes/3/params/angles/0/azimuth',
      '/nodes/3/params/angles/1/azimuth',
    ]);
  });

  it('says once that a value fits none of several shapes', () => {
    const workflow = withParams(buildWorkflow({ a: 'image_convert' }, []), 'a', { note: 'much too long a note' });
    const issues = validateWorkflow(workflow, new Map([['image_convert', { ...imageConvert, inputs: {} }]]));
    expect(issues.filter((issue) => issue.code === 'invalid_params')).toMatchObject([{ path: '/nodes/0/params/note' }]);
  });

  it('points into the shape that a value names by a constant', () => {
    const shape = (kind: string, inside: object) => ({
      ...{ type: 'object', additionalProperties: false, required: ['kind'] },
      properties: { kind: { const: kind }, ...inside },
    });
    const size = { type: 'number', maximum: 9 };
    const cut = { oneOf: [shape('box', { size, inner: { anyOf: [{ const: 1 }, size] } }), shape('none', {})] };
    const definition = { ...checkpoint, paramsSchema: { type: 'object', properties: { cut } } };
    const pathsOf = (params: object) =>
      validateWorkflow(withParams(buildWorkflow({ a: 'checkpoint' }, []), 'a', { cut: params }), new Map([['checkpoint', definition]]))
        .filter(({ code }) => code === 'invalid_params')
        .map(({ path }) => path.slice('/nodes/0/params'.length)); // prettier-ignore
    expect(pathsOf({ kind: 'box', size: 10, depth: 1 })).toEqual(['/cut/size', '/cut/depth']);
    expect(pathsOf({ kind: 'none', size: 1 })).toEqual(['/cut/size']);
    expect(pathsOf({ kind: 'box', inner: 'x' })).toEqual(['/cut/inner']);
    expect(pathsOf({ kind: 'ring' })).toEqual(['/cut']);
    expect(pathsOf({})).toEqual(['/cut']);
  });

  it('escapes keys in pointers', () => {
    expect(faults('export', { 'a/b~c %#ü': 1 })).toMatchObject([{ path: '/nodes/1/params/a~1b~0c %#ü' }]);
  });

  it.each([
    ['a number that is none', { width: NaN }, '/nodes/3/params/width'],
    ['a date', { angles: [new Date(0)] }, '/nodes/3/params/angles/0'],
    ['a function', { width: () => 1 }, '/nodes/3/params/width'],
  ])('refuses %s, which JSON cannot hold', (_, params, path) => {
    expect(faults('render', params)).toMatchObject([{ code: 'invalid_params', path }]);
  });

  it('refuses params that contain themselves or are nested without end', () => {
    const circle: Record<string, unknown> = {};
    circle['me'] = circle;
    expect(faults('render', circle)).toMatchObject([{ code: 'invalid_params', path: '/nodes/3/params/me' }]);
    let deep: unknown = 1;
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(faults('render', { deep })).toMatchObject([{ code: 'invalid_params', path: '/nodes/3/params/deep' }]);
  });

  it('reports a params schema that cannot be used instead of throwing', () => {
    const broken: NodeDefinition = { ...checkpoint, paramsSchema: { properties: { a: { pattern: '(' } } } };
    const workflow = withParams(buildWorkflow({ a: 'checkpoint' }, []), 'a', { a: 'x' });
    const issues = validateWorkflow(workflow, new Map([['checkpoint', broken]]));
    expect(issues[0]).toMatchObject({ code: 'invalid_params', path: '/nodes/0/params' });
  });

  it('leaves the definition as it is', () => {
    const before = Reflect.ownKeys(imageConvert.paramsSchema);
    faults('render', { width: 1 });
    expect(Reflect.ownKeys(imageConvert.paramsSchema)).toEqual(before);
  });
});
