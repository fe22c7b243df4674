import { FRONT, STEEL } from '../testing/small-catalog';
import { shotOf } from './shot-of';

describe('shotOf', () => {
  const look = { template: FRONT, material: STEEL };

  it('takes camera, light and surface as they are', () => {
    const shot = shotOf(look);
    expect(shot).toMatchObject({ width: 416, height: 256, camera: FRONT.camera, light: FRONT.light, background: null });
    expect(shot?.parts[0]?.surface).toEqual({ baseColour: '#b8bcc0', metalness: 1, roughness: 0.35 });
  });

  it('puts an output type in its shape, with its own background', () => {
    const background = { kind: 'colour', colour: '#102030' };
    const shot = shotOf({ ...look, background, size: { width: 4096, height: 1024 } });
    expect(shot).toMatchObject({ width: 416, height: 104, background: '#102030' });
  });

  it.each([
    { material: { ...STEEL, roughness: null } },
    { material: { ...STEEL, baseColour: '#12' } },
    { material: undefined },
    { template: undefined },
    { template: { ...FRONT, camera: { ...FRONT.camera, azimuth: '' } } },
    { background: { kind: 'colour', colour: 'red' } },
    { size: { width: null, height: 64 } },
  ])('draws nothing of %o', (change) => {
    expect(shotOf({ ...look, ...change })).toBeNull();
  });
});
