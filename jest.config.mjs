import { fileURLToPath } from 'node:url';

const own = (name) => fileURLToPath(new URL(`./deploy/local/testing/${name}.mjs`, import.meta.url));

/** Node itself imports spec files: deploy/local/testing/spec-runtime.mjs says how and why. */
export default {
  runtime: own('spec-runtime'),
  testEnvironment: own('spec-environment'),
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{apps,libs,tools,deploy,tests}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.hartomat', '<rootDir>/.tools'],
  globalSetup: own('jest-global-setup'),
  globalTeardown: own('jest-global-teardown'),
  maxWorkers: 2,
  // Modules of spec files stay in a worker's memory; one that holds more is replaced.
  workerIdleMemoryLimit: '1.5GB',
  // A bound for what hangs, not a measure: a busy machine may be several times slower than a quiet one.
  testTimeout: 300_000,
};
