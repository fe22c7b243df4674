export * from './dead-letter.entity.js';
export * from './dead-letters.repository.js';
export * from './kept-body.js';
