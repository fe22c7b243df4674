export * from './bus-settings.js';
export * from './env.js';
export * from './http-settings.js';
export * from './service.config.js';
