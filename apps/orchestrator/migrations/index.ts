import { Migration20261122164444 } from './Migration20261122164444.js';

export const migrations = [{ name: 'Migration20261122164444', class: Migration20261122164444 }];
