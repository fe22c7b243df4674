/**
 * Who may import whom. Each rule is shown to fire by tools/check/dependency-rules.spec.ts.
 * A "room" is an app or a lib; the entries of a room are the files that package.json "imports" names.
 */
const { imports } = require('./package.json');
const nodeRules = require('./tools/check/node-rules.cjs');

const escaped = (text) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
const pattern = (target) => `^${escaped(target.replace(/^\.\//, '')).replaceAll('*', '[^/]+')}$`;
const ROOM_ENTRIES = Object.values(imports).map(pattern);

const SPEC = '\\.spec\\.ts$';
const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})`;
const FRAMEWORKS = npm('@nestjs/', 'nestjs-', '@mikro-orm/', '@nats-io/', 'express/', 'class-(validator|transformer)/');
const RENDER_STACK = ['^libs/steps/src/(render|images|studio)/', npm('playwright-core/', 'three/', '@bitbybit-dev/')];
const FRAMEWORK_FILES =
  '\\.(module|controller|consumer|service|repository|entity|relay|config|filter|guard|interceptor|provider)\\.ts$';
const WEB_ROLES = '\\.(component|page|dialog|directive|pipe|store|api|guard|interceptor|strategy|config|routes)\\.ts$';

/** By their names, too: the run over the whole repository does not follow packages of the web. */
const WEB_FRAMEWORKS = [npm('@angular/', '@foblex/', 'rxjs/'), '^(@angular|@foblex|rxjs)/'];

const rules = [
  {
    name: 'core-is-pure',
    comment: 'The core runs in browser, registry and CLI: it imports itself, one hash and one schema library.',
    // testing/ holds the arbitraries for specs; only specs may import it.
    from: { path: '^libs/workflow-core/src/', pathNot: [SPEC, '^libs/workflow-core/src/testing/'] },
    to: { pathNot: ['^libs/workflow-core/src/', npm('@noble/hashes/', '@cfworker/json-schema/')] },
  },
  {
    name: 'steps-know-no-engine',
    comment: 'Legacy and graph share the steps, so a step knows files and tools only. A spec may take real adapters.',
    from: { path: '^libs/steps/', pathNot: SPEC },
    to: { path: ['^libs/', FRAMEWORKS], pathNot: '^libs/(steps|artifacts)/' },
  },
  ...nodeRules,
  {
    name: 'legacy-knows-no-graph',
    comment: 'Legacy delivers with everything new stopped. Which names of #contracts it may take is a lint rule.',
    from: { path: '^apps/orders/legacy-pipeline/', pathNot: SPEC },
    to: {
      path: ['^(libs|apps|tools|deploy)/', npm('@nats-io/')],
      pathNot: [
        '^apps/orders/legacy-pipeline/',
        '^apps/orders/.+\\.entity\\.ts$',
        '^apps/orders/(deliveries|media-assets|notifications|outbox)/',
        '^apps/orders/[^/]+\\.config\\.ts$',
        '^libs/(steps|artifacts)/src/',
        '^libs/contracts/src/index\\.ts$',
        '^libs/platform/src/(?!nats/)',
      ],
    },
  },
  {
    name: 'legacy-reaches-no-bus',
    comment: 'Not over any detour either: the legacy process must not even load a NATS client.',
    from: { path: '^apps/orders/legacy-pipeline/', pathNot: SPEC },
    to: { path: ['^libs/platform/src/nats/index\\.ts$', npm('@nats-io/')], reachable: true },
  },
  {
    name: 'only-workers-render',
    comment: 'The other services start quickly: nothing that they load leads to the render stack or CAD kernel.',
    from: { path: '^apps/(?!node-worker/|orders/legacy-pipeline/)', pathNot: [SPEC, '/testing/'] },
    to: { path: RENDER_STACK, reachable: true },
  },
  {
    name: 'only-workers-render',
    comment:
      'Comparison decodes pictures with sharp, and the thread of the gateway that makes stills; nobody else does.',
    from: { path: '^apps/(gateway|registry|orchestrator)/', pathNot: [SPEC, '/testing/', '/make-still\\.child\\.ts$'] },
    to: { path: npm('sharp/'), reachable: true },
  },
  {
    name: 'no-database-without-need',
    comment: 'The gateway and the workers keep nothing in a database, so they load no ORM.',
    from: { path: '^apps/(gateway|node-worker)/', pathNot: [SPEC, '/testing/'] },
    to: { path: npm('@mikro-orm/', 'kysely/'), reachable: true },
  },
  {
    name: 'no-app-to-app',
    comment: "Processes share contracts, never each other's code.",
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'libs-never-import-apps',
    comment: 'A lib serves apps and knows none of them.',
    from: { path: '^libs/' },
    to: { path: '^(apps|web|tools)/' },
  },
  {
    name: 'libs-never-import-apps',
    comment: 'Only its specs start the embedded servers: they use real parts.',
    from: { path: '^libs/', pathNot: [SPEC, '/testing/'] },
    to: { path: '^deploy/' },
  },
  {
    name: 'no-cycles',
    comment: 'Files that need each other are one file or three.',
    from: { path: '^(apps|libs|web|deploy|tools)/' },
    to: { circular: true },
  },
  {
    name: 'entry-points-only',
    comment: 'A lib is entered by the names of package.json "imports".',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', ...ROOM_ENTRIES] },
  },
  {
    name: 'entry-points-only',
    comment: 'The same from outside libs.',
    from: { path: '^(apps|web|deploy|tools|tests)/' },
    to: { path: '^libs/', pathNot: ROOM_ENTRIES },
  },
  {
    name: 'rooms-have-one-name',
    comment: 'Another room is imported by its # name, not by a path that happens to lead there.',
    from: { path: '^(?:(libs/[^/]+)|apps|web|deploy|tools|tests)/' },
    to: { path: '^libs/', pathNot: '^$1/', dependencyTypesNot: ['aliased'] },
  },
  {
    name: 'no-suffix-means-pure',
    comment: 'A file without a role suffix is plain TypeScript. Contracts validate; platform is the glue.',
    from: {
      path: '^(apps|libs)/',
      pathNot: [
        FRAMEWORK_FILES,
        '/main\\.ts$',
        '/migrations/',
        SPEC,
        '/testing/',
        '^libs/platform/',
        '^libs/contracts/src/',
        // Asks a server for its version as its users would, by the one client there is.
        '^deploy/local/nats/probe-nats\\.ts$',
      ],
    },
    to: { path: FRAMEWORKS },
  },
  {
    name: 'no-suffix-means-pure',
    comment: 'Contracts take validation decorators, nothing that runs a server, a bus or a database.',
    from: { path: '^libs/contracts/src/' },
    to: { path: FRAMEWORKS, pathNot: npm('class-validator/', 'class-transformer/') },
  },
  {
    name: 'testing-stays-in-tests',
    comment: 'What exists for specs is not there in production.',
    from: { path: '^(apps|libs|web|deploy|tools)/', pathNot: [SPEC, '/testing/'] },
    to: { path: '^(apps|libs|deploy)/.*testing/' },
  },
  {
    name: 'child-scripts-stand-alone',
    comment: 'A source tree runs a *.child.ts by Node itself, which follows only imports that end in .ts.',
    from: { path: '\\.child\\.ts$' },
    to: {
      path: '^(apps|libs|tools|deploy)/',
      pathNot: ['^libs/steps/src/cad/(occt|part21|structure)/', '^apps/comparison/compare/pictures/'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'child-scripts-stand-alone',
    comment: 'Child scripts import these folders, so they import each other, what Node brings and the STEP reader.',
    from: { path: '^libs/steps/src/cad/(occt|part21|structure)/', pathNot: SPEC },
    to: {
      pathNot: '^(libs/steps/src/cad/(occt|part21|structure)|node_modules/@bitbybit-dev/occt)/',
      dependencyTypesNot: ['type-only', 'core'],
    },
  },
  {
    name: 'child-scripts-stand-alone',
    comment: 'So does the thread that measures pictures: its folder takes sharp and one pure function of the steps.',
    from: { path: '^apps/comparison/compare/pictures/', pathNot: SPEC },
    to: { pathNot: ['^apps/comparison/compare/pictures/', '/pictures/frame-repeats\\.ts$', npm('sharp/')] },
  },
  {
    name: 'studio-runs-in-browsers',
    comment: 'Pages load the scene, file by file or as a module: it imports three.js and itself.',
    from: { path: '^libs/steps/src/studio/', pathNot: SPEC },
    to: { pathNot: ['^libs/steps/src/studio/', npm('three/')] },
  },
  {
    name: 'web-sees-only-the-core',
    comment:
      'The browser shares the pure core and the scene; of the API it has generated types, no class or Node code.',
    from: { path: '^web/', pathNot: [SPEC, '/testing/'] },
    to: { path: '^(apps|libs|deploy|tools)/', pathNot: '^libs/(workflow-core/|steps/src/studio/index\\.ts$)' },
  },
  {
    name: 'web-sees-only-the-core',
    comment: 'Its specs draw the settings of every real step, which are data.',
    from: { path: '^web/.*(\\.spec\\.ts$|/testing/)' },
    to: {
      path: '^(apps|libs|deploy|tools)/',
      pathNot: [
        '^libs/(workflow-core/|steps/src/studio/index\\.ts$)',
        '^libs/nodes/src/((definitions|forms)\\.generated|testing/index)\\.ts$',
      ],
    },
  },
  {
    name: 'web-files-say-their-role',
    comment:
      'A file of the web without a role suffix is plain TypeScript, so that it can be understood and tested alone.',
    from: { path: '^web/src/app/', pathNot: [WEB_ROLES, SPEC, '/testing/'] },
    to: { path: WEB_FRAMEWORKS, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'canvas-hides-its-library',
    comment: 'Only the canvas knows the library that draws it; the rest knows the core and what the canvas shows.',
    from: { path: '^web/', pathNot: '^web/src/app/editor/canvas/' },
    to: { path: [npm('@foblex/'), '^@foblex/'] },
  },
  {
    name: 'imports-resolve',
    comment: 'An import that cannot be followed escapes every rule above. The web has its own run, with its tsconfig.',
    from: { path: '^(apps|libs|deploy|tools)/' },
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^((web/)?dist|\\.hartomat)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
