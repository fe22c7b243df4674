import { Migration20261122150253 } from './Migration20261122150253.js';

export const migrations = [{ name: 'Migration20261122150253', class: Migration20261122150253 }];
