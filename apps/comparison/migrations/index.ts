import { Migration20261122162239 } from './Migration20261122162239.js';

export const migrations = [{ name: 'Migration20261122162239', class: Migration20261122162239 }];
