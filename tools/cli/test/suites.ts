/** A part of the tests that can be run alone. `roots`: folders whose specs belong to it. */
export interface Suite {
  name: string;
  about: string;
  roots: string[];
  /** Runs the built services, which must be fresh then. */
  needsBuild: boolean;
  /** Spec files that take long and that only `--all` runs: others show the same in short. */
  thorough?: readonly string[];
}

/** In the order they run: what fails fastest first. */
export const SUITES: readonly Suite[] = [
  {
    name: 'unit',
    about: 'specs beside the code',
    roots: ['apps', 'libs', 'tools', 'deploy'],
    needsBuild: false,
    thorough: [
      'libs/nodes/src/threejs_render/fan-out.spec.ts',
      'libs/steps/src/render/several-pictures.spec.ts',
      'libs/steps/src/render/studio-pictures.spec.ts',
      'tools/cli/golden/golden-command.spec.ts',
      'tools/new-node/new-node.spec.ts',
    ],
  },
  { name: 'contract', about: 'messages and HTTP shapes', roots: ['tests/contract'], needsBuild: true },
  {
    name: 'integration',
    about: 'one service with real servers',
    roots: ['tests/integration'],
    needsBuild: true,
    thorough: [
      ...['bench/engine-bench', 'bench/large-graph', 'comparison/killed-comparison', 'gateway/retention-look'],
      ...[
        'node-worker/nats-outage',
        'node-worker/worker-process',
        'orders/catalog-cli',
        'orders/legacy-deaths',
        'orders/uploads',
      ],
      ...[
        'failed-commits',
        'fairness',
        'fan-out',
        'large-messages',
        'recovery',
        'two-orchestrators',
        'undecidable-run',
      ].map((name) => `orchestrator/${name}`),
    ].map((name) => `tests/integration/${name}.spec.ts`),
  },
  { name: 'manifests', about: 'deployment files', roots: ['tests/manifests'], needsBuild: false },
  {
    name: 'parity',
    about: 'legacy and graph do the same',
    roots: ['tests/parity'],
    needsBuild: true,
    thorough: ['tests/parity/planted-faults.spec.ts'],
  },
  {
    name: 'e2e',
    about: 'the whole system',
    roots: ['tests/e2e'],
    needsBuild: true,
    thorough: [
      ...['blender-workers', 'cache', 'fan-out', 'graph-side-dies', 'odd-catalog', 'order-flows', 'preset-migration'],
      ...['retention', 'run-control', 'worker-faults'],
    ].map((name) => `tests/e2e/${name}.spec.ts`),
  },
  {
    name: 'chaos',
    about: 'the whole system while parts of it fail',
    roots: ['tests/chaos'],
    needsBuild: true,
    thorough: ['tests/chaos/servers-die.spec.ts'],
  },
];

/** The suite of that name, else every suite. */
export function chooseSuites(name: string | undefined): readonly Suite[] {
  return name === undefined ? SUITES : SUITES.filter((suite) => suite.name === name);
}
