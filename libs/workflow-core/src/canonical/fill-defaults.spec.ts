import { threejsRender } from '../testing/fake-definitions.js';
import { fillDefaults } from './fill-defaults.js';

const schema = threejsRender.paramsSchema;

describe('fillDefaults', () => {
  it('fills what is absent, also inside list items that are there', () => {
    expect(fillDefaults({}, schema)).toEqual({ width: 0, angles: [] });
    expect(fillDefaults({ angles: [{ azimuth: 1 }] }, schema)).toEqual({
      width: 0,
      angles: [{ azimuth: 1, elevation: 20 }],
    });
  });

  it('keeps what is given, also null and what does not fit', () => {
    expect(fillDefaults({ width: null, angles: 'x', extra: 1 }, schema)).toEqual({
      width: null,
      angles: 'x',
      extra: 1,
    });
  });

  it('leaves defaults under a condition alone', () => {
    const conditional = { oneOf: [{ properties: { a: { default: 1 } } }], properties: { b: { default: 2 } } };
    expect(fillDefaults({}, conditional)).toEqual({ b: 2 });
  });

  it('changes neither the params nor the schema', () => {
    const params = { angles: [{ azimuth: 1 }] };
    (fillDefaults(params, schema)['angles'] as unknown[]).push('changed');
    (fillDefaults({}, schema)['angles'] as unknown[]).push('changed');
    expect(params).toEqual({ angles: [{ azimuth: 1 }] });
    expect(schema.properties.angles.default).toEqual([]);
  });
});
