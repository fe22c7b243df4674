export * from './expired-dead-letters.js';
export * from './referenced-digests.js';
