export { Studio } from './studio.js';
export type { Bounds } from './model.js';
export type { Framing } from './framing.js';
export type { Shot } from './set.js';
export type { Tile } from './tile.js';
