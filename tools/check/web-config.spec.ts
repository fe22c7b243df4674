import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

interface Manifest {
  imports: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(join(repositoryRoot(), file), 'utf8')) as T;
const pinsOf = ({ dependencies, devDependencies }: Manifest): Record<string, string> => ({
  ...dependencies,
  ...devDependencies,
});

describe("the web's configuration", () => {
  const root = read<Manifest>('package.json');
  const web = read<Manifest>('web/package.json');

  it('leads each room to the same file as the rest of the repository', () => {
    const { compilerOptions } = read<{ compilerOptions: { paths: Record<string, string[]> } }>('web/tsconfig.json');
    const rooms = Object.entries(compilerOptions.paths).filter(([name]) => name.startsWith('#'));
    expect(rooms.map(([name]) => name)).toEqual(expect.arrayContaining(['#workflow-core', '#steps/studio']));
    for (const [name, targets] of rooms) {
      expect([name, targets]).toEqual([name, [root.imports[name]?.replace(/^\.\//, '../')]]);
    }
  });

  it('gives the studio its own copy of three, so that a page has one', () => {
    const { compilerOptions } = read<{ compilerOptions: { paths: Record<string, string[]> } }>('web/tsconfig.json');
    const { three, 'three/addons/*': addons } = compilerOptions.paths;
    for (const target of [...(three ?? []), ...(addons ?? [])]) expect(target).toMatch(/^\.\/node_modules\//);
    expect([three?.at(-1), addons?.at(-1)]).toEqual([
      './node_modules/three/build/three.module.js',
      './node_modules/three/examples/jsm/*',
    ]);
  });

  it('has the same version of every package that both install', () => {
    const pins = pinsOf(root);
    const shared = Object.entries(pinsOf(web)).filter(([name]) => name in pins);
    expect(shared.map(([name]) => name)).toEqual(expect.arrayContaining(['typescript', 'eslint', 'rxjs']));
    expect(Object.fromEntries(shared)).toEqual(Object.fromEntries(shared.map(([name]) => [name, pins[name]])));
  });

  it('pins its packages exactly, and TypeScript to one minor version', () => {
    const loose = Object.entries(pinsOf(web)).filter(([, pin]) => !/^\d+\.\d+\.\d+$/.test(pin));
    expect(loose.map(([name]) => name)).toEqual(['typescript']);
  });

  it('leaves the core what its two packages are to the root', () => {
    expect(Object.keys(pinsOf(web)).filter((name) => /cfworker|noble/.test(name))).toEqual([]);
  });
});
