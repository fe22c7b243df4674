import { Migration20261122164444 } from './Migration20261122164444.js';
import { Migration20261122211608 } from './Migration20261122211608.js';
import { Migration20261122213049 } from './Migration20261122213049.js';

export const migrations = [
  { name: 'Migration20261122164444', class: Migration20261122164444 },
  { name: 'Migration20261122211608', class: Migration20261122211608 },
  { name: 'Migration20261122213049', class: Migration20261122213049 },
];
