import { Migration20261122145446 } from './Migration20261122145446.js';

export const migrations = [{ name: 'Migration20261122145446', class: Migration20261122145446 }];
