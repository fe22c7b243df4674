export * from './database-check.js';
export * from './execute-prepared.js';
export * from './orm-options.js';
export * from './lock-name.js';
export * from './migrate.js';
export * from './sqlstate.js';
export * from './timestamps.js';
export * from './typed-tables.js';
