import { placeMask } from '../images/place-mask.js';
import { placePicture } from './place-picture.js';

describe('placePicture', () => {
  it('keeps an unchanged size', () => {
    const placement = placePicture({ width: 37, height: 20 }, { width: 0, height: 0, fit: 'cover' });
    expect(placement).toEqual({
      crop: { left: 0, top: 0, width: 37, height: 20 },
      scaled: { width: 37, height: 20 },
      left: 0,
      top: 0,
      canvas: { width: 37, height: 20 },
    });
  });

  it.each(['contain', 'cover'] as const)('lets the other side follow where one is set, for %s', (fit) => {
    const source = { width: 200, height: 100 };
    expect(placePicture(source, { width: 50, height: 0, fit }).canvas).toEqual({ width: 50, height: 25 });
    expect(placePicture(source, { width: 0, height: 50, fit }).canvas).toEqual({ width: 100, height: 50 });
  });

  it('shows all of a contained picture in the middle', () => {
    const placement = placePicture({ width: 200, height: 100 }, { width: 80, height: 80, fit: 'contain' });
    expect(placement).toMatchObject({ scaled: { width: 80, height: 40 }, left: 0, top: 20 });
    expect(placement.crop).toEqual({ left: 0, top: 0, width: 200, height: 100 });
  });

  it('takes the middle of a covering picture', () => {
    const placement = placePicture({ width: 200, height: 100 }, { width: 80, height: 80, fit: 'cover' });
    expect(placement).toMatchObject({ scaled: { width: 80, height: 80 }, left: 0, top: 0 });
    expect(placement.crop).toEqual({ left: 50, top: 0, width: 100, height: 100 });
  });

  it('never takes less than a pixel of the narrowest strip', () => {
    const placement = placePicture({ width: 4096, height: 16 }, { width: 16, height: 4096, fit: 'cover' });
    expect(placement.crop).toMatchObject({ width: 1, height: 16 });
  });
});

describe('placeMask', () => {
  it('takes the pixel under the middle and calls bars no part', () => {
    const grey = (value: number) => [value, value, value, 255];
    const mask = new Uint8Array([1, 2, 3, 4].flatMap(grey));
    const placement = placePicture({ width: 4, height: 1 }, { width: 2, height: 3, fit: 'contain' });
    expect([...placeMask(mask, 4, placement)]).toEqual([0, 0, 2, 4, 0, 0].flatMap(grey));
  });
});
