import { meshesByPart, type SceneObject } from './model-parts';

const object = (name: string, ...children: SceneObject[]): SceneObject & { name: string } => ({
  name,
  userData: {},
  children,
});
const mesh = (name: string): SceneObject & { name: string } => ({ ...object(name), isMesh: true });
const part = (key: string, of: SceneObject): SceneObject => ({ ...of, userData: { part: key } });

const namesIn = (scene: SceneObject) =>
  [...meshesByPart(scene)].map(([key, meshes]) => [key, meshes.map((one) => (one as { name?: string }).name)]);

describe('meshesByPart', () => {
  it('gives a mesh to itself or its nearest ancestor that names a part', () => {
    const scene = object('root', part('body', object('a', mesh('m1'), part('screw', mesh('m2')))));
    expect(namesIn(scene)).toEqual([
      ['body', ['m1']],
      ['screw', ['m2']],
    ]);
  });

  it('puts all meshes of a part together, wherever they stand', () => {
    const scene = object('root', part('body', mesh('m1')), part('screw', mesh('m2')), part('body', mesh('m3')));
    expect(namesIn(scene)).toEqual([
      ['body', ['m1', 'm3']],
      ['screw', ['m2']],
    ]);
  });

  it('keeps meshes that belong to no part', () => {
    expect(namesIn(object('root', mesh('m1'), part('body', object('empty'))))).toEqual([['', ['m1']]]);
  });
});
