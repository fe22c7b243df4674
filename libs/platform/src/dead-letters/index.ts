export * from './dead-letter.entity.js';
export * from './dead-letters.repository.js';
