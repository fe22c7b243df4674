export * from './create-http-application.js';
export * from './problem.filter.js';
export * from './request-span.js';
export * from './user-error.js';
export * from './validation.js';
