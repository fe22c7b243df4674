export type * from './model/workflow.js';
export type * from './model/node-definition.js';
export type * from './model/issue.js';
export type * from './planning/run-plan.js';
export type * from './run/run-state.js';
