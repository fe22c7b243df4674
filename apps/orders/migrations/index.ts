import { Migration20261122145936 } from './Migration20261122145936.js';

export const migrations = [{ name: 'Migration20261122145936', class: Migration20261122145936 }];
