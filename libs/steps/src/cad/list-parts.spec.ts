import fc from 'fast-check';
import type { ConvertedNode } from './conversion-outcome.js';
import type { CadMesh } from './convert-step.js';
import { listParts } from './list-parts.js';

function mesh(name: string, colour: CadMesh['colour'] = null): CadMesh {
  const indices = Uint32Array.from([0, 1, 2]);
  return { name, colour, positions: new Float32Array(9), normals: new Float32Array(9), indices };
}

function node(name: string, meshes: number[], ...children: ConvertedNode[]): ConvertedNode {
  return { name, meshes, children };
}

describe('listParts', () => {
  it('makes a key of the instance path and the number among parts with the same path', () => {
    const assembly = node('as1', [], node('rod-assembly', [0, 1, 2]), node('plate', [3]));
    const parts = listParts({
      root: node('', [], assembly),
      meshes: ['nut', 'nut', 'rod', 'plate'].map((n) => mesh(n)),
    });
    expect(parts.map(({ key, name, instancePath }) => [key, name, instancePath])).toEqual([
      ['as1/rod-assembly/nut#1', 'nut', ['as1', 'rod-assembly', 'nut']],
      ['as1/rod-assembly/nut#2', 'nut', ['as1', 'rod-assembly', 'nut']],
      ['as1/rod-assembly/rod#1', 'rod', ['as1', 'rod-assembly', 'rod']],
      ['as1/plate#1', 'plate', ['as1', 'plate']],
    ]);
  });

  it('numbers on where two sub-assemblies have the same name', () => {
    const root = node('', [], node('a', [0]), node('a', [1]));
    expect(listParts({ root, meshes: [mesh('a'), mesh('a')] }).map(({ key }) => key)).toEqual(['a#1', 'a#2']);
  });

  it('shows the name above for a solid without a name of its own', () => {
    const root = node('', [], node('Gehäuse', [0, 1]), node('Deckel', [], node('SOLID', [2])), node('', [3]));
    const parts = listParts({ root, meshes: [mesh(''), mesh(''), mesh('SOLID'), mesh('')] });
    expect(parts.map(({ key, name, named }) => [key, name, named])).toEqual([
      ['Gehäuse#1', 'Gehäuse', true],
      ['Gehäuse#2', 'Gehäuse', true],
      ['Deckel/SOLID#1', 'Deckel', false],
      ['#1', '', false],
    ]);
  });

  it('prefers the product name of a node that shows one mesh', () => {
    const root = node('', [], node('PLATE', [0]));
    expect(listParts({ root, meshes: [mesh('SOLID')] })[0]).toMatchObject({ key: 'PLATE#1', name: 'PLATE' });
  });

  it('gives colours in sRGB and null where the file has none', () => {
    const root = node('', [0, 1]);
    const meshes = [mesh('rod', [1, 0.21404114365577698, 0]), mesh('nut')];
    expect(listParts({ root, meshes }).map(({ colour }) => colour)).toEqual(['#ff8000', null]);
  });

  it('never gives a key twice, whatever the names are', () => {
    const name = fc.constantFrom('', 'a', 'a/b', 'b', '#1', 'a#1', '/', 'Undefined');
    const { tree } = fc.letrec<{ tree: ConvertedNode }>((tie) => ({
      tree: fc.record({
        name,
        meshes: fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
        children: fc.oneof({ maxDepth: 3 }, fc.constant<ConvertedNode[]>([]), fc.array(tie('tree'), { maxLength: 3 })),
      }),
    }));
    const names = fc.array(name, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(tree, names, (root, meshNames) => {
        const keys = listParts({ root, meshes: meshNames.map((n) => mesh(n)) }).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
