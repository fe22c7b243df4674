export * from './artifact-problem.js';
export * from './if-match.js';
export * from './next-link.js';
export * from './problem.filter.js';
export * from './request-span.js';
export * from './turns.js';
export * from './user-error.js';
export * from './validation.js';
