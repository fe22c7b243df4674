import { Migration20261122164443 } from './Migration20261122164443.js';

export const migrations = [{ name: 'Migration20261122164443', class: Migration20261122164443 }];
