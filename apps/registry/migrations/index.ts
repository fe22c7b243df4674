import { Migration20261122145446 } from './Migration20261122145446.js';
import { Migration20261122175300 } from './Migration20261122175300.js';
import { Migration20261122180311 } from './Migration20261122180311.js';
import { Migration20261129180645 } from './Migration20261129180645.js';
import { Migration20261129183025 } from './Migration20261129183025.js';

export const migrations = [
  { name: 'Migration20261122145446', class: Migration20261122145446 },
  { name: 'Migration20261122175300', class: Migration20261122175300 },
  { name: 'Migration20261122180311', class: Migration20261122180311 },
  { name: 'Migration20261129180645', class: Migration20261129180645 },
  { name: 'Migration20261129183025', class: Migration20261129183025 },
];
