import { Migration20261122164444 } from './Migration20261122164444.js';
import { Migration20261122222531 } from './Migration20261122222531.js';
import { Migration20261122223441 } from './Migration20261122223441.js';
import { Migration20261123005509 } from './Migration20261123005509.js';
import { Migration20261129183029 } from './Migration20261129183029.js';
import { Migration20261129184217 } from './Migration20261129184217.js';

export const migrations = [
  { name: 'Migration20261122164444', class: Migration20261122164444 },
  { name: 'Migration20261122222531', class: Migration20261122222531 },
  { name: 'Migration20261122223441', class: Migration20261122223441 },
  { name: 'Migration20261123005509', class: Migration20261123005509 },
  { name: 'Migration20261129183029', class: Migration20261129183029 },
  { name: 'Migration20261129184217', class: Migration20261129184217 },
];
