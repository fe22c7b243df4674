import { Migration20261122145446 } from './Migration20261122145446.js';
import { Migration20261122175300 } from './Migration20261122175300.js';

export const migrations = [
  { name: 'Migration20261122145446', class: Migration20261122145446 },
  { name: 'Migration20261122175300', class: Migration20261122175300 },
];
