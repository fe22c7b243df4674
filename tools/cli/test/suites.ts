/** A part of the tests that can be run alone. `roots`: folders whose specs belong to it. */
export interface Suite {
  name: string;
  about: string;
  roots: string[];
  /** Runs the built services, which must be fresh then. */
  needsBuild: boolean;
  /** Left out without --all. */
  long: boolean;
}

/** In the order they run: what fails fastest first. */
export const SUITES: readonly Suite[] = [
  {
    name: 'unit',
    about: 'specs beside the code',
    roots: ['apps', 'libs', 'tools', 'deploy'],
    needsBuild: false,
    long: false,
  },
  { name: 'contract', about: 'messages and HTTP shapes', roots: ['tests/contract'], needsBuild: true, long: false },
  {
    name: 'integration',
    about: 'one service with real servers',
    roots: ['tests/integration'],
    needsBuild: true,
    long: false,
  },
  { name: 'manifests', about: 'deployment files', roots: ['tests/manifests'], needsBuild: false, long: false },
  { name: 'parity', about: 'legacy and graph do the same', roots: ['tests/parity'], needsBuild: true, long: false },
  { name: 'e2e', about: 'the whole system', roots: ['tests/e2e'], needsBuild: true, long: false },
  {
    name: 'chaos',
    about: 'the whole system while parts of it fail',
    roots: ['tests/chaos'],
    needsBuild: true,
    long: true,
  },
];

/** The suite of that name, or with `all` every suite, else every suite that is not long. */
export function chooseSuites(name: string | undefined, all: boolean): Suite[] {
  if (name !== undefined) return SUITES.filter((suite) => suite.name === name);
  return SUITES.filter(({ long }) => all || !long);
}
