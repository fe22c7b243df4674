export * from './access.guard.js';
export * from './authenticator.js';
export { Caller, callerIn } from './caller.js';
export * from './needs.js';
export * from './refuse-anonymous-bodies.js';
export * from './route-access.js';
export * from './same-secret.js';
