import { join, resolve } from 'node:path';
import { repositoryRoot } from '../../deploy/local/repository-root.js';

/** The checkout, and the state folder (HARTOMAT_HOME, relative to the working directory of the command). */
export interface Place {
  root: string;
  homeDir: string;
}

export function findPlace(): Place {
  const root = repositoryRoot();
  const home = process.env['HARTOMAT_HOME'];
  return { root, homeDir: home ? resolve(home) : join(root, '.hartomat') };
}
