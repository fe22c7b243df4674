import { Migration20261122164446 } from './Migration20261122164446.js';
import { Migration20261122211957 } from './Migration20261122211957.js';
import { Migration20261122223442 } from './Migration20261122223442.js';
import { Migration20261128190726 } from './Migration20261128190726.js';
import { Migration20261129024546 } from './Migration20261129024546.js';

export const migrations = [
  { name: 'Migration20261122164446', class: Migration20261122164446 },
  { name: 'Migration20261122211957', class: Migration20261122211957 },
  { name: 'Migration20261122223442', class: Migration20261122223442 },
  { name: 'Migration20261128190726', class: Migration20261128190726 },
  { name: 'Migration20261129024546', class: Migration20261129024546 },
];
