import { Migration20261122162237 } from './Migration20261122162237.js';

export const migrations = [{ name: 'Migration20261122162237', class: Migration20261122162237 }];
