export * from './failure-log.js';
export * from './logger.js';
export * from './nest-logger.js';
export * from './observe-when-collected.js';
export * from './seconds.js';
export * from './spans.js';
export * from './start-telemetry.js';
