/** Every bound of the house style that a machine can check. tools/check/lint-bounds.spec.ts shows each to fire. */
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { rules } from './tools/check/lint-rules/index.ts';

const LEGACY_MAY_TAKE = [
  'buildEvidence',
  'plainJson',
  'FAILURE_FAMILIES',
  'familyOf',
  'withoutInsides',
  'canonicalJson',
  'digestOf',
  'DeliveryPath',
  'Evidence',
  'EvidenceEnvironment',
  'EvidenceHead',
  'EvidenceLog',
  'EvidenceStatus',
  'Failure',
  'Mode',
  'PerformedStep',
  // The one thing that legacy announces, into the outbox of orders.
  'LegacyFinished',
];

const STEP_FUNCTIONS = [
  'orderLineSetup',
  'glbExport',
  'resolveTemplate',
  'materialMapResolve',
  'autoPopulateMaterials',
  'glbBbox',
  'outputSave',
  'notify',
];
const RENDER_STEP_FUNCTIONS = ['threejsRender', 'blenderStill', 'blenderTurntable', 'imageConvert'];
const NO_ENVIRONMENT_IMPORT = ['node:process', 'process'].map((name) => ({
  name,
  importNames: ['env'],
  message: 'See process.env.',
}));
const RESTRICTED_IMPORTS = [
  ...NO_ENVIRONMENT_IMPORT,
  {
    name: 'class-validator',
    importNames: ['IsOptional', 'ValidateNested'],
    message: 'They let null pass: take Optional, Nullable, Nested or NestedList of libs/contracts/src/presence.ts.',
  },
];

const SPECS = '**/*.spec.ts';

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.angular/',
      '.hartomat/',
      '.tools/',
      'coverage/',
      // Has a configuration of its own, with rules for Angular.
      'web/',
      // Written by tools/generate-*, checked for drift instead.
      '**/*.generated.ts',
      'tests/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mts,js,mjs,cjs}'],
    plugins: { hartomat: { rules } },
    rules: {
      'hartomat/file-name': 'error',
      'hartomat/max-params': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 50],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: "Read it in the app's one validated *.config.ts." },
      ],
    },
  },
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      'no-restricted-imports': ['error', { paths: RESTRICTED_IMPORTS }],
    },
  },
  {
    // The one rule that needs types.
    files: ['{apps,libs,tools,deploy,tests}/**/*.ts'],
    languageOptions: { parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    // Node runs these as they are: it erases types and knows no syntax that would need code.
    files: [
      'tools/**/*.ts',
      '**/*.child.ts',
      'libs/steps/src/cad/part21/*.ts',
      'libs/steps/src/studio/*.ts',
      'libs/steps/src/pictures/*.ts',
      'apps/comparison/compare/pictures/*.ts',
    ],
    ignores: [SPECS],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['TSParameterProperty', 'TSEnumDeclaration', 'TSImportEqualsDeclaration', 'Decorator'].map((selector) => ({
          selector,
          message: 'Node cannot erase this: write it as plain JavaScript with types.',
        })),
      ],
    },
  },
  {
    files: ['**/*.{controller,consumer}.ts'],
    rules: { 'hartomat/short-handlers': 'error' },
  },
  {
    files: [SPECS],
    rules: {
      'hartomat/no-silent-skip': 'error',
      // A describe block is a table of promises; its length is the number of promises.
      'max-lines-per-function': 'off',
      // Each `?.` of an expectation would count as a branch.
      complexity: 'off',
    },
  },
  {
    // Where the environment may be read: configs turn it into a class, tools and embedded servers are the environment.
    files: ['**/*.config.{ts,mts,mjs,cjs}', 'tools/**', 'deploy/local/**', '**/main.ts', SPECS, 'tests/**'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    // What presence is made of.
    files: ['libs/contracts/src/presence.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: [
      // What every config class reads through.
      'libs/platform/src/config/env.ts',
      // Runs before there is a config, and OpenTelemetry's own settings are variables.
      'libs/platform/src/telemetry/start-telemetry.ts',
      // What every child process is given; configures nothing.
      'libs/steps/src/processes/child-environment.ts',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Steps run in node-worker and in legacy; the others take their types and adapters.
    files: ['apps/**/*.ts'],
    ignores: ['apps/node-worker/**', 'apps/orders/legacy-pipeline/**', '**/*.config.ts', SPECS],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...RESTRICTED_IMPORTS,
            { name: '#steps', importNames: STEP_FUNCTIONS, message: 'Only workers step.' },
            { name: '#steps/render', importNames: RENDER_STEP_FUNCTIONS, message: 'Only workers step.' },
          ],
        },
      ],
    },
  },
  {
    // Evidence is the shape in which paths compare; messages belong to the graph.
    files: ['apps/orders/legacy-pipeline/**/*.ts'],
    ignores: ['**/*.config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...RESTRICTED_IMPORTS,
            { name: '#contracts', allowImportNames: LEGACY_MAY_TAKE, message: 'Legacy takes evidence, no messages.' },
          ],
        },
      ],
    },
  },
  {
    // Their tools load the default export; a declaration describes somebody else's package.
    files: ['**/*.config.{ts,mts,mjs}', '**/migrations/*.ts', '**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    // MikroORM names the files and writes one long `up`; splitting generated SQL helps nobody.
    files: ['**/migrations/*.ts'],
    rules: { 'hartomat/file-name': 'off', 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    // A spec is named after its step, and step ids are snake_case.
    files: ['libs/nodes/src/*/*.spec.ts'],
    rules: { 'hartomat/file-name': 'off' },
  },
  {
    // CommonJS, because dependency-cruiser loads it so.
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'writable', require: 'readonly' }, sourceType: 'commonjs' },
  },
);
