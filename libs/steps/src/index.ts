export type * from './domain.js';
export type * from './ports/index.js';
export type * from './step-context.js';
export { StepError } from './step-error.js';
export type * from './step-io.js';
