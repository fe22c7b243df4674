import { Migration20261122164443 } from './Migration20261122164443.js';
import { Migration20261122174804 } from './Migration20261122174804.js';
import { Migration20261122175721 } from './Migration20261122175721.js';
import { Migration20261122180001 } from './Migration20261122180001.js';
import { Migration20261122211958 } from './Migration20261122211958.js';
import { Migration20261122223439 } from './Migration20261122223439.js';
import { Migration20261128184429 } from './Migration20261128184429.js';
import { Migration20261128185129 } from './Migration20261128185129.js';
import { Migration20261128190128 } from './Migration20261128190128.js';
import { Migration20261129175847 } from './Migration20261129175847.js';
import { Migration20261129180653 } from './Migration20261129180653.js';

export const migrations = [
  { name: 'Migration20261122164443', class: Migration20261122164443 },
  { name: 'Migration20261122174804', class: Migration20261122174804 },
  { name: 'Migration20261122175721', class: Migration20261122175721 },
  { name: 'Migration20261122180001', class: Migration20261122180001 },
  { name: 'Migration20261122211958', class: Migration20261122211958 },
  { name: 'Migration20261122223439', class: Migration20261122223439 },
  { name: 'Migration20261128184429', class: Migration20261128184429 },
  { name: 'Migration20261128185129', class: Migration20261128185129 },
  { name: 'Migration20261128190128', class: Migration20261128190128 },
  { name: 'Migration20261129175847', class: Migration20261129175847 },
  { name: 'Migration20261129180653', class: Migration20261129180653 },
];
