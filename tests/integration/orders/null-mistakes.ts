import { invalid, steel, still, studio } from './catalog-mistakes.js';
import type { Refusal } from './catalog-mistakes.js';

/** Null where an entry has a value, has none or has a list. */
export const NULL_REFUSALS: Record<string, Refusal> = {
  'a rule whose colour is null': invalid(
    '/material-rules/x',
    { pattern: 'x', colour: null, material: 'brass' },
    '/colour',
  ),
  'a rule whose pattern is null': invalid(
    '/material-rules/x',
    { pattern: null, shape: 'ring', material: 'brass' },
    '/pattern',
  ),
  'a key that is null': invalid('/materials/x', { ...steel, key: null }, '/key'),
  'an alias that is null': invalid('/material-aliases/Ring', { alias: null, material: 'brass' }, '/alias'),
  'a new entry whose key is null': {
    send: ['POST', '/templates', { ...studio, key: null }],
    status: 400,
    code: 'invalid_request',
    pointer: '/key',
  },
  'a background that is null': invalid('/output-types/x', { ...still, background: null }, '/background'),
  'a background that is a list of null': invalid('/output-types/x', { ...still, background: [null] }, '/background'),
  'a camera that is null': invalid('/templates/x', { ...studio, camera: null }, '/camera'),
  'a recipient that is null': invalid(
    '/output-types/x',
    { ...still, notify: { channel: 'email', recipients: [null] } },
    '/notify/recipients',
  ),
  'an undo to null': {
    send: ['POST', '/catalog/undo', { to: null }],
    status: 400,
    code: 'invalid_request',
    pointer: '/to',
  },
  'an order of nothing': {
    send: ['POST', '/orders', { lines: [null] }],
    status: 400,
    code: 'invalid_request',
    pointer: '/lines',
  },
};
