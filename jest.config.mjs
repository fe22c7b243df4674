/** Jest runs TypeScript as ESM through swc; `#room` imports resolve by package.json "imports". */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': swc },
  testMatch: ['<rootDir>/{apps,libs,tools,deploy,tests}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.hartomat', '<rootDir>/.tools'],
  globalSetup: '<rootDir>/deploy/local/testing/jest-global-setup.mjs',
  globalTeardown: '<rootDir>/deploy/local/testing/jest-global-teardown.mjs',
  maxWorkers: 2,
  testTimeout: 120_000,
};
