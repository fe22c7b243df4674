import { narrowInputs } from './narrow-inputs.js';

const inputs = {
  materials: {
    parts: [
      { part: 'a', why: 'alias' },
      { part: 'b', why: 'rule' },
    ],
    catalogWrites: [{ part: 'b' }],
  },
  template: { key: 'studio' },
};

describe('narrowInputs', () => {
  it('leaves out what is not named, at any depth, and keeps ports that are not named whole', () => {
    expect(narrowInputs(inputs, { materials: ['parts.*.part'] })).toEqual({
      materials: { parts: [{ part: 'a' }, { part: 'b' }] },
      template: { key: 'studio' },
    });
  });

  it('keeps all below a path', () => {
    expect(narrowInputs(inputs, { materials: ['parts'] })['materials']).toEqual({ parts: inputs.materials.parts });
  });

  it('invents nothing where a named member is absent', () => {
    expect(narrowInputs({ line: { key: 'x' } }, { line: ['policy', 'type.width'] })).toEqual({ line: {} });
  });

  it('tells where each member was left out, and leaves the original alone', () => {
    const before = structuredClone(inputs);
    const told: string[] = [];
    narrowInputs(inputs, { materials: ['parts.*.part'] }, (_holder, _member, path) => told.push(path));
    expect(told).toEqual(['materials.parts[0].why', 'materials.parts[1].why', 'materials.catalogWrites']);
    expect(inputs).toEqual(before);
  });
});
