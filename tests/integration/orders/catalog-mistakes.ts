import { seedCatalog } from '#steps';
import type { OutputType } from '#steps';

const seed = seedCatalog();
export const { key: _key, ...still } = seed.outputTypes[0] as OutputType;
export const { key: _template, ...studio } = seed.templates[0]!;
export const { key: _material, ...steel } = seed.materials[0]!;
const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
export const withParams = (params: unknown) => ({ ...still, legacyPreset: { preset: 'still', params } });
const STALE = 'a'.repeat(64);

/** A request and what must come back. */
export interface Refusal {
  send: [method: string, path: string, json?: unknown, headers?: Record<string, string>];
  status: number;
  code: string;
  pointer?: string;
  says?: RegExp;
}

export const invalid = (path: string, json: unknown, pointer: string): Refusal => ({
  send: ['PUT', path, json],
  status: 400,
  code: 'invalid_request',
  pointer,
});
const refused = (
  send: Refusal['send'],
  ...[status, code, pointer, says]: [number, string, string, RegExp]
): Refusal => ({ send, status, code, pointer, says });

/** What people get wrong about the catalog. */
export const REFUSALS: Record<string, Refusal> = {
  'a colour that is none': invalid('/materials/x', { ...steel, baseColour: 'red' }, '/baseColour'),
  'a roughness of 0': invalid('/materials/x', { ...steel, roughness: 0 }, '/roughness'),
  'a metalness that is text': invalid('/materials/x', { ...steel, metalness: '1' }, '/metalness'),
  'a category that nobody knows': invalid('/materials/x', { ...steel, category: 'wood' }, '/category'),
  'a label with a line break': invalid('/materials/x', { ...steel, label: 'a\nb' }, '/label'),
  'an unknown property': invalid('/materials/x', { ...steel, price: 1 }, '/price'),
  'an unknown property within': invalid(
    '/templates/x',
    { ...studio, light: { ...studio.light, sun: 1 } },
    '/light/sun',
  ),
  'a camera upside down': invalid(
    '/templates/x',
    { ...studio, camera: { ...studio.camera, elevation: 91 } },
    '/camera/elevation',
  ),
  'a transparent background with a colour': invalid(
    '/templates/x',
    { ...studio, background: { kind: 'transparent', colour: '#ffffff' } },
    '/background/colour',
  ),
  'a coloured background without one': invalid(
    '/templates/x',
    { ...studio, background: { kind: 'colour' } },
    '/background/colour',
  ),
  'a background that is none': invalid(
    '/templates/x',
    { ...studio, background: { kind: 'photo' } },
    '/background/kind',
  ),
  'a picture of 63 pixels': invalid('/output-types/x', { ...still, width: 63 }, '/width'),
  'an output type without a workflow key': invalid('/output-types/x', { ...still, workflow: 'No Key' }, '/workflow'),
  'params that are no object': invalid('/output-types/x', withParams([]), '/legacyPreset/params'),
  'a body that repeats another key': invalid('/materials/x', { ...steel, key: 'y' }, '/key'),
  'a key that is none': { send: ['PUT', '/materials/Big%20Key', steel], status: 400, code: 'invalid_request' },
  'an alias that leaves its place': {
    send: ['PUT', '/material-aliases/%2E%2E', { material: 'brass' }],
    status: 404,
    code: 'not_found',
  },
  'a POST without a key': {
    send: ['POST', '/materials', steel],
    status: 400,
    code: 'invalid_request',
    pointer: '/key',
  },
  'a key that is taken': refused(
    ['POST', '/materials', { ...steel, key: 'brass' }],
    409,
    'catalog_key_taken',
    '/key',
    /"brass"/,
  ),
  'a template that is not there': refused(
    ['PUT', '/output-types/x', { ...still, template: 'studio-isometrc' }],
    422,
    'unknown_reference',
    '/template',
    /"studio-isometric"/,
  ),
  'a material that is not there': refused(
    ['PUT', '/material-aliases/Ring', { material: 'bras' }],
    422,
    'unknown_reference',
    '/material',
    /"brass"/,
  ),
  'a default that is not there': refused(
    ['PUT', '/catalog/default-material', { material: 'gold' }],
    422,
    'unknown_reference',
    '/material',
    /"gold"/,
  ),
  'an alias that reads like another': refused(
    [
      'POST',
      '/material-aliases',
      { alias: ` ${seed.aliases[0]?.alias.toUpperCase().replaceAll(' ', '_')} `, material: 'brass' },
    ],
    409,
    'catalog_alias_ambiguous',
    '/alias',
    /reads the same/,
  ),
  'an alias without a word': refused(
    ['POST', '/material-aliases', { alias: '4711', material: 'brass' }],
    422,
    'catalog_key_invalid',
    '/alias',
    /a word/,
  ),
  'a rule without a condition': refused(
    ['PUT', '/material-rules/x', { material: 'brass' }],
    422,
    'catalog_value_invalid',
    '',
    /every part/,
  ),
  'a pattern that is none': refused(
    ['PUT', '/material-rules/x', { material: 'brass', pattern: '(' }],
    422,
    'catalog_value_invalid',
    '/pattern',
    /no regular expression/,
  ),
  'a pattern that never ends': refused(
    ['PUT', '/material-rules/x', { material: 'brass', pattern: '(a+)+$' }],
    422,
    'catalog_value_invalid',
    '/pattern',
    /very long/,
  ),
  'a preset of 17 KB': refused(
    ['PUT', '/output-types/x', withParams({ a: 'x'.repeat(17_000) })],
    422,
    'catalog_value_invalid',
    '/legacyPreset',
    /16384/,
  ),
  'a preset of 40 levels': refused(
    ['PUT', '/output-types/x', withParams({ a: nested(40) })],
    422,
    'catalog_value_invalid',
    '/legacyPreset',
    /levels/,
  ),
  'a preset with a NUL': refused(
    ['PUT', '/output-types/x', withParams({ a: '\0' })],
    422,
    'catalog_value_invalid',
    '/legacyPreset',
    /NUL/,
  ),
  'an unknown key': refused(['DELETE', '/templates/cutout-frnt'], 404, 'catalog_key_unknown', '', /"cutout-front"/),
  'deleting a template in use': refused(
    ['DELETE', '/templates/cutout-front'],
    409,
    'catalog_referenced',
    '/outputTypes/1/template',
    /"still-cutout-512"/,
  ),
  'deleting the default material': refused(
    ['DELETE', `/materials/${seed.defaultMaterial}`],
    409,
    'catalog_referenced',
    '/defaultMaterial',
    /cannot be deleted/,
  ),
  'a stale If-Match': {
    send: ['DELETE', '/material-rules/ball', undefined, { 'if-match': `"${STALE}"` }],
    status: 412,
    code: 'catalog_changed',
    says: new RegExp(STALE),
  },
  'an If-Match that is none': {
    send: ['DELETE', '/material-rules/ball', undefined, { 'if-match': STALE }],
    status: 400,
    code: 'invalid_request',
    says: /with the quotes/,
  },
  'an undo to nowhere': {
    send: ['POST', '/catalog/undo', { to: STALE }],
    status: 404,
    code: 'catalog_document_unknown',
    says: /history/,
  },
  'a document that never was': {
    send: ['GET', `/catalog/documents/${STALE}`],
    status: 404,
    code: 'catalog_document_unknown',
  },
  'a body of 6 MB': {
    send: ['PUT', '/output-types/x', withParams({ a: 'x'.repeat(6_000_000) })],
    status: 413,
    code: 'body_too_large',
  },
  'a body of 200 KB': {
    send: ['PUT', '/output-types/x', withParams({ a: 'x'.repeat(200_000) })],
    status: 413,
    code: 'body_too_large',
  },
  'a body that is a list': { send: ['PUT', '/materials/x', [steel]], status: 400, code: 'invalid_request' },
  'a body of nothing': { send: ['PUT', '/materials/x'], status: 400, code: 'invalid_request', pointer: '/label' },
};
