import { Migration20261122150727 } from './Migration20261122150727.js';

export const migrations = [{ name: 'Migration20261122150727', class: Migration20261122150727 }];
