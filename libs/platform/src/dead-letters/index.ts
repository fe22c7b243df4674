export * from './dead-letter.js';
export * from './dead-letter.entity.js';
export * from './dead-letters.repository.js';
export * from './truncated-body.js';
