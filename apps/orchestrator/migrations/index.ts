import { Migration20261122164444 } from './Migration20261122164444.js';
import { Migration20261122215919 } from './Migration20261122215919.js';

export const migrations = [
  { name: 'Migration20261122164444', class: Migration20261122164444 },
  { name: 'Migration20261122215919', class: Migration20261122215919 },
];
