import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { get, invalid, post, put } from './mistake.js';
import type { Mistakes, Sent } from './mistake.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const bytes = readFileSync(join(repositoryRoot(), 'tests/fixtures/step/own-inch-block.step'));
const file = { name: 'block.step', bytes };
const upload = (form: Sent['form'], headers?: Sent['headers']): Sent => ({
  method: 'POST',
  path: '/products',
  form,
  ...(headers && { headers }),
});
const line = (product: unknown, outputType: unknown) => post('/orders', { lines: [{ product, outputType }] });

/** What people get wrong about products, orders, deliveries, runs and rollouts. */
export const ORDER_MISTAKES: Mistakes = {
  'a product without a file': { send: upload({ key: 'bad', name: 'Bad' }), status: 400, code: 'file_missing', pointers: ['/file'], says: /no file.*"file"/ },
  'a product whose file is only a text': invalid(upload({ key: 'bad', name: 'Bad', file: 'text' }), '/file', /file/),
  'a product with its file in another field': { send: upload({ key: 'bad', name: 'Bad', model: file }), status: 400, code: 'upload_unreadable', says: /model.*"file"/ },
  'a product without a name': invalid(upload({ key: 'bad', file }), '/name', /name is missing/),
  'a product with a key that is none': invalid(upload({ key: 'Bad Key', name: 'Bad', file }), '/key', /key must match/),
  'a product with a property that nobody knows': invalid(upload({ key: 'bad', name: 'Bad', price: '3', file }), '/price', /price/),
  'a product whose name cannot be stored': invalid(upload({ key: 'bad', name: 'a\0b', file }), '/name', /one line without control characters/),
  'a product whose file has a name of 500 characters': { send: upload({ key: 'bad', name: 'Bad', file: { name: `${'x'.repeat(500)}.step`, bytes } }), status: 400, code: 'file_name_invalid', pointers: ['/file'], says: /400 characters.*Rename/ },
  'a product as JSON': { send: post('/products', { key: 'bad' }), status: 415, code: 'unsupported_media_type', says: /multipart\/form-data/ },
  'a form that breaks off': { send: { method: 'POST', path: '/products', text: '--x\r\ncontent-disposition: form-data; name="key"\r\n\r\nbad', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, status: 400, code: 'upload_unreadable', says: /end of form.*"file"/ },
  'a file over 101 MB': { send: upload({ key: 'bad', name: 'Bad', file: { name: 'vast.step', bytes: new Uint8Array(102 * 1024 * 1024) } }), status: 413, code: 'step_file_too_large', says: /100 MB/ },
  'a file over 100 MB': { send: upload({ key: 'bad', name: 'Bad', file: { name: 'large.step', bytes: new Uint8Array(100.5 * 1024 * 1024) } }), status: 413, code: 'step_file_too_large', pointers: ['/file'], says: /100 MB/ },
  'a file that is no STEP file': { send: upload({ key: 'bad', name: 'Bad', file: { name: 'page.step', bytes: Buffer.from('<!doctype html><html></html>') } }), status: 422, code: 'step_file_not_step', pointers: ['/file'], says: /page\.step/ },

  'an order of an unknown product': { send: line('nowhere', 'flow-128'), status: 422, code: 'unknown_reference', pointers: ['/lines/0/product'], says: /"nowhere".*flange/ },
  'an order of an unknown output type': { send: line('flange', 'poster'), status: 422, code: 'unknown_reference', pointers: ['/lines/0/outputType'], says: /"poster".*flow-128/ },
  'an order of neither': { send: line('nowhere', 'poster'), status: 422, code: 'unknown_reference', pointers: ['/lines/0/product', '/lines/0/outputType'], says: /nowhere/ },
  'an order without lines': invalid(post('/orders', { lines: [] }), '/lines', /at least 1/),
  'an order of a product that is a number': invalid(line(7, 'flow-128'), '/lines/0/product', /product/),
  'an order with a member that nobody knows': invalid(post('/orders', { lines: [{ product: 'flange', outputType: 'flow-128', rush: true }] }), '/lines/0/rush', /rush/),
  'an order that is not there': { send: get(`/orders/${NOBODY}`), status: 404, code: 'order_not_found', says: /GET \/api\/orders/ },

  'a dispatch of no order': { send: post(`/orders/${NOBODY}/dispatch`, {}), status: 404, code: 'order_not_found', says: new RegExp(NOBODY) },
  'a dispatch of a line of another order': { send: post('/orders/{order}/dispatch', { lines: ['{openLine}'] }), status: 422, code: 'order_line_not_found', pointers: ['/lines/0'], says: /Its lines/ },
  'a dispatch in a mode that is none': invalid(post('/orders/{order}/dispatch', { mode: 'turbo' }), '/mode', /legacy, graph, shadow/),
  'a dispatch of an open delivery again': { send: post('/orders/{openOrder}/dispatch', { again: true }), status: 409, code: 'delivery_open', says: /cancel its delivery/ },
  'a dispatch by a workflow that the line has not': { send: post('/workflows/another/dispatch', { orderLineId: '{line}' }), status: 409, code: 'workflow_differs', says: /"still-threejs", not "another"/ },
  'a dispatch of a line that is not there': { send: post('/workflows/still-threejs/dispatch', { orderLineId: NOBODY }), status: 404, code: 'order_line_not_found', says: new RegExp(NOBODY) },
  'a dry run of a line that is not there': { send: post('/workflows/still-threejs/dry-run', { orderLineId: NOBODY }), status: 404, code: 'order_line_not_found', says: new RegExp(NOBODY) },

  'a cancel of a delivery that is settled': { send: post('/deliveries/{delivery}/cancel'), status: 409, code: 'delivery_settled', says: /committed already.*"again"/ },
  'a cancel of a delivery that is not there': { send: post(`/deliveries/${NOBODY}/cancel`), status: 404, code: 'delivery_not_found', says: new RegExp(NOBODY) },
  'an asset that was not delivered': { send: get('/deliveries/{delivery}/assets/front.png'), status: 404, code: 'asset_not_found', says: /"front\.png"/ },
  'an artifact that is not there': { send: get(`/artifacts/${'a'.repeat(64)}`), status: 404, code: 'artifact_not_found', says: /aaaa/ },
  'an artifact by another name': { send: get('/artifacts/latest'), status: 400, code: 'invalid_request', says: /"latest".*sha256/ },
  'a notification that is not there': { send: post('/notifications/999999/resend'), status: 404, code: 'notification_not_found', says: /999999/ },
  'a notification that is no number': invalid(post('/notifications/x/resend'), '/id', /id must match/),
  'a run that is not there': { send: get(`/runs/${NOBODY}`), status: 404, code: 'run_not_found', says: new RegExp(NOBODY) },
  'a cancel of a run that is not there': { send: post(`/runs/${NOBODY}/cancel`, {}), status: 404, code: 'run_not_found', says: /not be accepted yet/ },
  'a cancel with a reason that cannot be stored': invalid(post(`/runs/${NOBODY}/cancel`, { reason: 'a\0b' }), '/reason', /cannot be stored/),
  'a comparison that is not there': { send: get(`/comparisons/${NOBODY}`), status: 404, code: 'comparison_not_found', says: new RegExp(NOBODY) },

  'a rollout of an output type that nobody can order': { send: put('/rollouts/*/flow-182', { mode: 'graph' }), status: 422, code: 'unknown_reference', pointers: ['/outputType'], says: /"flow-182".*"flow-128"/ },
  'a rollout to a mode that is none': invalid(put('/rollouts/*/flow-128', { mode: 'on' }), '/mode', /legacy, graph, shadow/),
  'a rollout of a key that is none': { send: put('/rollouts/Still/flow-128', { mode: 'graph' }), status: 400, code: 'invalid_request', says: /"Still"/ },
  'a kill switch that is neither on nor off': invalid(put('/rollouts/kill-switch', { on: 'yes', reason: 'x' }), '/on', /boolean/),
  'a kill switch without a reason': invalid(put('/rollouts/kill-switch', { on: true }), '/reason', /reason is missing/),
  'a kill switch with a reason that cannot be stored': invalid(put('/rollouts/kill-switch', { on: true, reason: 'a\0b' }), '/reason', /cannot be stored/),
}; // prettier-ignore
