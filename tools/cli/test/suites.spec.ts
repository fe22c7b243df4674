import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { SUITES, chooseSuites, neededBuilds, suitesOfApp } from './suites.js';

describe('suites', () => {
  it('leave out only spec files that exist and that they would run', () => {
    for (const { roots, thorough = [] } of SUITES) {
      for (const file of thorough) {
        expect(roots.some((root) => file.startsWith(`${root}/`))).toBe(true);
        expect(existsSync(join(repositoryRoot(), file))).toBe(true);
      }
    }
  });

  it('run every spec file below the folders of the source', () => {
    const files = ['apps', 'libs', 'tools', 'deploy', 'tests', 'web/src'].flatMap((folder) =>
      globSync(`${folder}/**/*.spec.ts`, { cwd: repositoryRoot() }),
    );
    const roots = SUITES.flatMap((suite) => suite.roots);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !roots.some((root) => file.startsWith(`${root}/`)))).toEqual([]);
  });

  it('of one app are its own specs, and its specs with real servers', () => {
    const rootsOf = (name?: string) =>
      suitesOfApp(chooseSuites(name), 'orders').map(({ name, roots }) => [name, roots]);
    expect(rootsOf()).toEqual([
      ['unit', ['apps/orders']],
      ['integration', ['tests/integration/orders']],
    ]);
    expect(rootsOf('unit')).toEqual([['unit', ['apps/orders']]]);
    expect(rootsOf('e2e')).toEqual([]);
  });

  it('need the built services and web where they start whole instances, and beside the code they do not', () => {
    expect(neededBuilds(['libs/nodes/src/notify', 'tests/e2e/mail.spec.ts'])).toEqual({ services: true, web: true });
    expect(neededBuilds(['tests/integration/orders'])).toEqual({ services: true, web: false });
    expect(neededBuilds(['libs/nodes/src/notify', 'apps/orders/dispatch'])).toEqual({ services: false, web: false });
  });
});
