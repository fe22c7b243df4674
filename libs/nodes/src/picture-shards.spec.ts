import fc from 'fast-check';
import { fanOuts } from './fan-outs.generated.js';
import { joinPictures, pictureShards } from './picture-shards.js';

const still = { width: 0, height: 0, transparent: false, angles: [], frames: 0 };
const angles = (count: number) => Array.from({ length: count }, (_, at) => ({ azimuth: at, elevation: 0 }));
const countsOf = (step: string, params: object, atOnce = Infinity) =>
  fanOuts[step]?.shards({ ...still, ...params }, atOnce)?.map(({ count }) => count) ?? null;

describe('shares of pictures', () => {
  it('follow each other without a gap, are even, at most four, and none is too small to be worth its load', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 12 }), (of, least) => {
        const shards = pictureShards({ of, kind: 'frame', least }, Infinity);
        if (!shards) return expect(Math.floor(of / least)).toBeLessThan(2);
        expect(shards.length).toBeGreaterThan(1);
        expect(shards.length).toBeLessThanOrEqual(4);
        let next = 0;
        for (const { first, count, of: all } of shards) {
          expect([first, all]).toEqual([next, of]);
          next += count;
        }
        expect(next).toBe(of);
        const counts = shards.map(({ count }) => count);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(least);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('say what they are', () => {
    expect(pictureShards({ of: 5, kind: 'angle', least: 2 }, 9)).toEqual([
      { first: 0, count: 3, of: 5, label: 'angles 1–3' },
      { first: 3, count: 2, of: 5, label: 'angles 4–5' },
    ]);
  });

  it('are joined in order, unless one of them is not what it was asked for', () => {
    const [a, b] = pictureShards({ of: 4, kind: 'angle', least: 2 }, 2) ?? [];
    if (!a || !b) throw new Error('four angles are not sharded');
    const of = (...images: string[]) => ({ render: { images } });
    const parts = (second: Record<string, unknown>) => [
      { shard: a, outputs: of('1', '2') },
      { shard: b, outputs: second },
    ];
    expect(joinPictures(parts(of('3', '4')))).toEqual(of('1', '2', '3', '4'));
    for (const wrong of [of('3'), of('1', '2', '3', '4'), {}, { render: {} }])
      expect(joinPictures(parts(wrong))).toBeNull();
  });
});

describe('what is sharded', () => {
  it('are several angles or frames of threejs_render@3, and angles of blender_still@1', () => {
    expect(countsOf('threejs_render@3', { angles: angles(8) })).toEqual([2, 2, 2, 2]);
    expect(countsOf('threejs_render@3', { frames: 24 })).toEqual([6, 6, 6, 6]);
    expect(countsOf('blender_still@1', { angles: angles(4) })).toEqual([2, 2]);
  });

  it('is split by the number of workers: for a single one not at all, as parts would only load the model more often', () => {
    expect(countsOf('threejs_render@3', { angles: angles(8) }, 3)).toEqual([3, 2, 3]);
    expect(countsOf('threejs_render@3', { frames: 24 }, 2)).toEqual([12, 12]);
    expect(countsOf('threejs_render@3', { angles: angles(8) }, 1)).toBeNull();
    expect(countsOf('threejs_render@3', { angles: angles(8) }, 0)).toBeNull();
  });

  it('are no stills, no few pictures, not what the step refuses, and no version without a rule', () => {
    for (const params of [{}, { angles: angles(3) }, { frames: 11 }, { angles: angles(8), frames: 24 }])
      expect(countsOf('threejs_render@3', params)).toBeNull();
    expect(Object.keys(fanOuts)).toEqual(['blender_still@1', 'threejs_render@2', 'threejs_render@3']);
  });
});
