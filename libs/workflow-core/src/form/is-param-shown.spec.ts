import { isEmailExpected, isParamShown } from './is-param-shown.js';
import type { ParamForm } from './node-form.js';

const node = (params: Record<string, unknown>, boundInputs: string[] = []) => ({ params, boundInputs });
const size: ParamForm = { hideWhen: { '/width': [0], '/height': [0] } };
const turn: ParamForm = { showWhen: { '/format': ['webp', 'gif'], '/loop': [true] } };

describe('isParamShown', () => {
  it.each([
    ['a param without conditions', {}, node({}), true],
    ['all of showWhen holding', turn, node({ format: 'gif', loop: true }), true],
    ['one of showWhen not holding', turn, node({ format: 'gif', loop: false }), false],
    ['no value', turn, node({ loop: true }), false],
    ['none of hideWhen holding', size, node({ width: 64, height: 64 }), true],
    ['one of hideWhen holding', size, node({ width: 64, height: 0 }), false],
    ['another type of the value', size, node({ width: '0', height: null }), true],
    ['an unbound input', { showWhenBound: ['glb'] }, node({}, ['render']), false],
    ['a bound input', { showWhenBound: ['glb'] }, node({}, ['render', 'glb']), true],
    ['an escaped key', { showWhen: { '/a~1b': ['x'] } }, node({ 'a/b': 'x' }), true],
    ['a key that objects inherit', { hideWhen: { '/constructor': [1] } }, node({}), true],
  ] as const)('with %s', (_what, form, shown, expected) => {
    expect(isParamShown(form as ParamForm, shown)).toBe(expected);
  });
});

describe('isEmailExpected', () => {
  it('is asked of the param that chooses the channel', () => {
    const form: ParamForm = { emailWhen: { '/channel': ['email'] } };
    expect([isEmailExpected(form, node({ channel: 'email' })), isEmailExpected(form, node({ channel: '' }))]).toEqual([
      ...[true, false],
    ]);
    expect(isEmailExpected({}, node({ channel: 'email' }))).toBe(false);
  });
});
