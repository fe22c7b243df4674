import { Migration20261122164443 } from './Migration20261122164443.js';
import { Migration20261122175721 } from './Migration20261122175721.js';

export const migrations = [
  { name: 'Migration20261122164443', class: Migration20261122164443 },
  { name: 'Migration20261122175721', class: Migration20261122175721 },
];
