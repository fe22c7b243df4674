export * from './execute-prepared.js';
export * from './orm-options.js';
export * from './migrate.js';
export * from './sqlstate.js';
