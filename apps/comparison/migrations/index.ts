import { Migration20261122164446 } from './Migration20261122164446.js';

export const migrations = [{ name: 'Migration20261122164446', class: Migration20261122164446 }];
