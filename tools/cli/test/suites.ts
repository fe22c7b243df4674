/** A part of the tests that can be run alone. `roots`: folders whose specs belong to it. */
export interface Suite {
  name: string;
  about: string;
  roots: string[];
  /** Whether it runs the built services, which are then built first. */
  needsBuild: boolean;
  /** Whether its spec files run one after another: each of them keeps the whole machine busy. */
  inBand?: boolean;
  /** Whether it opens the built web, which is then built first. */
  needsWeb?: boolean;
  /** What runs it, jest unless it says otherwise. */
  runner?: 'vitest';
  /** Slow spec files that only `--all` runs; others test the same in short form. */
  thorough?: readonly string[];
}

/** In order of execution: the fastest first. */
export const SUITES: readonly Suite[] = [
  {
    name: 'unit',
    about: 'specs beside the code',
    roots: ['apps', 'libs', 'tools', 'deploy', 'tests/bench'],
    needsBuild: false,
    thorough: [
      'deploy/local/supervisor/supervised-server.spec.ts',
      'libs/nodes/src/threejs_render/fan-out.spec.ts',
      'libs/steps/src/cad/glb-export-bombs.spec.ts',
      'libs/steps/src/render/chromium/chromium-renderer.spec.ts',
      'libs/steps/src/render/several-pictures.spec.ts',
      'libs/steps/src/render/silhouettes.spec.ts',
      'libs/steps/src/render/studio-pictures.spec.ts',
      'tools/cli/demo/demo-command.spec.ts',
      'tools/cli/golden/golden-command.spec.ts',
      'tools/cli/instance/instance-commands.spec.ts',
      'tools/new-node/new-node.spec.ts',
    ],
  },
  { name: 'web', about: 'specs of the web', roots: ['web/src'], needsBuild: false, runner: 'vitest' },
  {
    name: 'contract',
    about: 'messages and HTTP shapes',
    roots: ['tests/contract'],
    needsBuild: true,
    thorough: ['tests/contract/catalog-fuzz.spec.ts'],
  },
  {
    name: 'integration',
    about: 'one service with real servers',
    roots: ['tests/integration'],
    needsBuild: true,
    thorough: [
      ...[
        'bench/cad-bench',
        'bench/engine-bench',
        'bench/large-graph',
        'comparison/killed-comparison',
        'gateway/retention-look',
      ],
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
    about: 'legacy and graph are equal',
    roots: ['tests/parity'],
    needsBuild: true,
    thorough: ['tests/parity/pinned-inputs.spec.ts', 'tests/parity/planted-faults.spec.ts'],
  },
  {
    name: 'e2e',
    about: 'the whole system',
    roots: ['tests/e2e'],
    needsBuild: true,
    needsWeb: true,
    thorough: [
      ...[
        'blender-workers',
        'cache',
        'clear-errors',
        'dev-reload',
        'dispatch-command',
        'fan-out',
        'graph-side-dies',
        'odd-catalog',
        'order-flows',
        'preset-migration',
      ],
      ...['retention', 'run-control', 'upgrade', 'worker-faults'],
      ...['catalog', 'connection', 'every-page', 'journey-keyboard', 'large-graphs', 'orders', 'publish', 'run'].map(
        (name) => `web/${name}`,
      ),
    ].map((name) => `tests/e2e/${name}.spec.ts`),
  },
  {
    name: 'chaos',
    about: 'the system under faults',
    roots: ['tests/chaos'],
    needsBuild: true,
    inBand: true,
    thorough: ['tests/chaos/servers-die.spec.ts'],
  },
];

/** The suite of this name, or all suites without a name. */
export function chooseSuites(name: string | undefined): readonly Suite[] {
  return name === undefined ? SUITES : SUITES.filter((suite) => suite.name === name);
}

/** The suites of one folder of `apps`: its specs beside the code, and its specs with real servers. */
export function suitesOfApp(suites: readonly Suite[], app: string): Suite[] {
  const folders = new Map([
    ['apps', `apps/${app}`],
    ['tests/integration', `tests/integration/${app}`],
  ]);
  return suites
    .map((suite) => ({ ...suite, roots: suite.roots.flatMap((root) => folders.get(root) ?? []) }))
    .filter(({ roots }) => roots.length > 0);
}

/** Which builds spec files at these paths, from the root, may run. */
export function neededBuilds(paths: readonly string[]): { services: boolean; web: boolean } {
  const suites = SUITES.filter(({ roots }) => roots.some((root) => paths.some((path) => path.startsWith(root))));
  return { services: suites.some((suite) => suite.needsBuild), web: suites.some((suite) => suite.needsWeb) };
}
