import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { SUITES } from './suites.js';

describe('suites', () => {
  it('leave out only spec files that are there and that they would run', () => {
    for (const { roots, thorough = [] } of SUITES) {
      for (const file of thorough) {
        expect(roots.some((root) => file.startsWith(`${root}/`))).toBe(true);
        expect(existsSync(join(repositoryRoot(), file))).toBe(true);
      }
    }
  });
});
