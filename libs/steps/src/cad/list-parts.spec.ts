import fc from 'fast-check';
import type { CadMesh, CadModel } from './convert-step.js';
import { listParts } from './list-parts.js';
import { IDENTITY } from './structure/matrix.js';
import type { Instance, Look } from './structure/instances.js';

const RED: Look = [1, 0, 0];
const BLUE: Look = [0, 0, 1];

function mesh(...faces: [triangles: number, area: number][]): CadMesh {
  const shown = faces.length > 0 ? faces : ([[1, 1]] as [number, number][]);
  const triangles = shown.reduce((sum, [count]) => sum + count, 0);
  return {
    positions: new Float32Array(9),
    normals: new Float32Array(9),
    indices: new Uint32Array(3 * triangles),
    origin: [0, 0, 0],
    bareFaces: 0,
    faces: shown.map(([count, area]) => ({ triangles: count, area })),
  };
}

function instance(path: string[], shown: Partial<Instance> = {}): Instance {
  const name = path.at(-1) ?? '';
  return { path, name, named: true, mesh: 0, looks: 0, matrix: IDENTITY, material: null, group: null, ...shown };
}

function model(instances: Instance[], { meshes = [mesh()], looks = [[null]] as Look[][] } = {}): CadModel {
  return { instances, meshes, looks, groups: [], hidden: 0, missing: 0, unplaced: 0, tooMany: false };
}

describe('listParts', () => {
  it('makes a key of the instance path and the number among parts with the same path', () => {
    const paths = [['as1', 'rod', 'nut'], ['as1', 'rod', 'nut'], ['as1', 'plate'], ['as1', 'rod', 'nut'], []];
    const parts = listParts(model(paths.map((path) => instance(path))));
    expect(parts.map(({ key, name, instancePath }) => [key, name, instancePath])).toEqual([
      ['as1/rod/nut#1', 'nut', paths[0]],
      ['as1/rod/nut#2', 'nut', paths[1]],
      ['as1/plate#1', 'plate', paths[2]],
      ['as1/rod/nut#3', 'nut', paths[3]],
      ['#1', '', []],
    ]);
  });

  it('gives the colour of the largest area that is shown, which need not have the most triangles', () => {
    const meshes = [mesh([8, 1], [1, 5], [9, 3], [1, 3], [2, 100])];
    const looks: Look[][] = [[RED, BLUE, RED, RED, 'hidden']];
    const [part] = listParts(model([instance(['a'])], { meshes, looks }));
    expect(part).toMatchObject({ colour: '#ff0000', triangles: 19 });
    expect(part?.faces).toEqual(['#ff0000', '#0000ff', '#ff0000', '#ff0000', 'hidden']);
  });

  it('counts an uncoloured area as what it is', () => {
    const meshes = [mesh([1, 2], [1, 3])];
    const colourOf = (looks: Look[]) => listParts(model([instance(['a'])], { meshes, looks: [looks] }))[0]?.colour;
    expect([colourOf([RED, null]), colourOf([null, RED])]).toEqual([null, '#ff0000']);
  });

  it('takes the first colour in the mesh where two cover the same area', () => {
    const meshes = [mesh([1, 2], [1, 2])];
    const colourOf = (looks: Look[]) => listParts(model([instance(['a'])], { meshes, looks: [looks] }))[0]?.colour;
    expect([colourOf([RED, BLUE]), colourOf([BLUE, RED])]).toEqual(['#ff0000', '#0000ff']);
  });

  it('shows no triangles and has no colour where all faces are hidden', () => {
    expect(listParts(model([instance(['a'])], { looks: [['hidden']] }))).toMatchObject([
      { colour: null, triangles: 0 },
    ]);
  });

  it('gives instances of one mesh separate colours', () => {
    const instances = [instance(['a'], { looks: 1 }), instance(['a'], { looks: 0 })];
    const parts = listParts(model(instances, { looks: [[RED], [BLUE]] }));
    expect(parts.map(({ key, colour, mesh: at }) => [key, colour, at])).toEqual([
      ['a#1', '#0000ff', 0],
      ['a#2', '#ff0000', 0],
    ]);
  });

  it('keeps the material that the file names', () => {
    const parts = listParts(model([instance(['a'], { material: '1.0037' }), instance(['b'])]));
    expect(parts.map(({ fileMaterial }) => fileMaterial)).toEqual(['1.0037', null]);
  });

  it('writes colours as sRGB as the file means them, halves rounded down', () => {
    const colourOf = (rgb: Look) => listParts(model([instance(['a'])], { looks: [[rgb]] }))[0]?.colour;
    expect(colourOf([0.8, 0.1, 0.9])).toBe('#cc19e5');
    expect(colourOf([1.5, -0.2, 0.5])).toBe('#ff007f');
  });

  it('never assigns a key twice, for any names', () => {
    const name = fc.constantFrom('', 'a', 'a/b', 'b', '#1', 'a#1', 'a#2', '/', 'Undefined');
    fc.assert(
      fc.property(fc.array(fc.array(name, { maxLength: 4 }), { maxLength: 30 }), (paths) => {
        const keys = listParts(model(paths.map((path) => instance(path)))).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
