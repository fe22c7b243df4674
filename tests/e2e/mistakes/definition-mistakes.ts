import { smallOutputType } from '../../instance/small-output-type.js';
import { get, invalid, post, put } from './mistake.js';
import type { Mistakes } from './mistake.js';

const metal = { category: 'metal', baseColour: '#aabbcc', metalness: 1, roughness: 0.4 };
const unknown = (method: 'GET' | 'DELETE', path: string, says: RegExp) => ({
  send: { method, path },
  status: 404,
  code: 'catalog_key_unknown',
  says,
});

/** What people get wrong about the catalog, workflows and presets. */
export const DEFINITION_MISTAKES: Mistakes = {
  'an output type that is not there': unknown('GET', '/output-types/flow-182', /"flow-182".*"flow-128"/),
  'a template that is not there': unknown('GET', '/templates/cutout-frnt', /"cutout-front"/),
  'a material that is not there, deleted': unknown('DELETE', '/materials/bras', /"brass"/),
  'an alias that is not there, deleted': unknown('DELETE', '/material-aliases/Unobtainium', /"Unobtainium"/),
  'a template that is in use, deleted': { send: { method: 'DELETE', path: '/templates/cutout-front' }, status: 409, code: 'catalog_referenced', says: /"cutout-front" cannot be deleted.*uses it/ },
  'an output type that was ordered, deleted': { send: { method: 'DELETE', path: '/output-types/flow-128' }, status: 409, code: 'catalog_referenced', says: /"flow-128" cannot be deleted/ },
  'an entry without anything': invalid(put('/output-types/new', {}), '/label', /label is missing/),
  'an entry under a key that is none': { send: put('/output-types/New%20Type', smallOutputType({})), status: 400, code: 'invalid_request', says: /"New Type".*key/ },
  'an output type with an unknown template': { send: put('/output-types/new', smallOutputType({ template: 'cutout-frnt' })), status: 422, code: 'unknown_reference', pointers: ['/template'], says: /"cutout-front"/ },
  'an output type with a policy that is none': invalid(put('/output-types/new', smallOutputType({ unmappedParts: 'ignore' })), '/unmappedParts', /warn, default, fail/),
  'an output type of 5 pixels': invalid(put('/output-types/new', smallOutputType({ width: 5 })), '/width', /width/),
  'a material with a colour that is none': invalid(put('/materials/new', { ...metal, label: 'New', baseColour: 'red' }), '/baseColour', /#rrggbb/),
  'a material with a property that nobody knows': invalid(put('/materials/new', { ...metal, label: 'New', price: 3 }), '/price', /price/),
  'an entry by an old If-Match': { send: put('/materials/new', { ...metal, label: 'New' }, { 'if-match': `"${'a'.repeat(64)}"` }), status: 412, code: 'catalog_changed', says: /it was changed meanwhile/ },
  'an undo to a catalog that never was': { send: post('/catalog/undo', { to: 'a'.repeat(64) }), status: 404, code: 'catalog_document_unknown', says: /history/ },

  'a workflow that is not there': { send: get('/workflows/stil-threejs'), status: 404, code: 'workflow_not_found', says: /"stil-threejs".*GET \/api\/workflows/ },
  'a draft that is not there': { send: get('/workflows/nowhere/draft'), status: 404, code: 'workflow_not_found', says: /"nowhere"/ },
  'a version that is not there': { send: get('/workflows/still-threejs/versions/99'), status: 404, code: 'workflow_not_published', says: /no version 99/ },
  'a publish of nothing': { send: post('/workflows/nowhere/publish', {}), status: 404, code: 'workflow_not_found', says: /"nowhere"/ },
  'a publish of a revision that is gone': { send: post('/workflows/still-threejs/publish', { revision: 99 }), status: 412, code: 'draft_changed', says: /If-Match/ },
  'a workflow under a key that is taken': { send: post('/workflows', { key: 'still-threejs', label: 'Mine' }), status: 409, code: 'workflow_key_taken', pointers: ['/key'], says: /another key/ },
  'a workflow whose label cannot be stored': invalid(post('/workflows', { key: 'new', label: 'a\0b' }), '/label', /one line without control characters/),
  'a workflow with a member that nobody knows': invalid(post('/workflows', { key: 'new', label: 'x', steps: [] }), '/steps', /steps/),
  'a step that is not there': { send: get('/node-definitions/melt'), status: 404, code: 'unknown_step', says: /melt.*glb_export/ },
  'a lock that is not known': { send: post('/workflows/import', { key: 'new', workflow: { version: 1, nodes: [], edges: [] }, lock: { melt: { version: 1, hash: 'x' } } }), status: 422, code: 'lock_mismatch', pointers: ['/lock/melt'], says: /leave the lock out/ },

  'a migration of an output type that is not there': { send: post('/presets/migrate', { outputTypes: ['poster'] }), status: 422, code: 'output_type_not_found', pointers: ['/outputTypes/0'], says: /"poster".*flow-128/ },
  'a rollback of an output type that is not there': { send: post('/presets/rollback', { outputTypes: ['poster'] }), status: 422, code: 'output_type_not_found', pointers: ['/outputTypes/0'], says: /"poster"/ },
  'a migration of an empty list': invalid(post('/presets/migrate', { outputTypes: [] }), '/outputTypes', /at least 1/),
}; // prettier-ignore
