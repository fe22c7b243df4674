export type * from './catalog-reader.js';
export type * from './process-runner.js';
export type * from './renderer.js';
export type * from './step-logger.js';
