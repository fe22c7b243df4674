import { valueAt, withValue } from './values';

describe('values of an entry', () => {
  const values = { label: 'A', camera: { azimuth: 1, margin: 0 } };

  it('are read and replaced by pointers, and the given ones stay', () => {
    const after = withValue(values, '/camera/azimuth', 5);
    expect([valueAt(after, '/camera/azimuth'), valueAt(after, '/camera/margin')]).toEqual([5, 0]);
    expect(valueAt(values, '/camera/azimuth')).toBe(1);
  });

  it('are taken away by undefined', () => {
    expect(withValue(values, '/camera', undefined)).toEqual({ label: 'A' });
    expect(withValue(values, '/camera/margin', undefined)).toEqual({ label: 'A', camera: { azimuth: 1 } });
  });

  it('may be where nothing was, and reading there gives undefined', () => {
    expect(withValue({}, '/colour/near', '#000000')).toEqual({ colour: { near: '#000000' } });
    expect(valueAt(values, '/label/inner')).toBeUndefined();
  });

  it('keep their order', () => {
    expect(Object.keys(withValue(values, '/label', 'B'))).toEqual(['label', 'camera']);
  });
});
