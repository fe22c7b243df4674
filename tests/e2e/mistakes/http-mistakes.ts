import { get, invalid, post, put } from './mistake.js';
import type { Mistakes, Sent } from './mistake.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const ORDER = { lines: [{ product: 'flange', outputType: 'flow-128' }] };
const as = (contentType: string, text = JSON.stringify(ORDER)): Sent => ({
  method: 'POST',
  path: '/orders',
  text,
  headers: { 'content-type': contentType },
});
const deep = (levels: number, around: (deep: string) => string): string =>
  around(`${'['.repeat(levels)}${']'.repeat(levels)}`);

/** What people get wrong about HTTP itself, whatever they want. */
export const HTTP_MISTAKES: Mistakes = {
  'no token': { send: { ...get('/orders'), token: null }, status: 401, code: 'unauthenticated', says: /Bearer.*admin-token/ },
  'a wrong token': { send: { ...post('/orders', ORDER), token: 'wrong' }, status: 401, code: 'unauthenticated', says: /Bearer/ },
  'the token in the query': { send: { ...get('/orders?token=x'), token: null }, status: 401, code: 'unauthenticated', says: /Authorization/ },
  'a path that is not there': { send: get('/ordres'), status: 404, code: 'not_found', says: /ordres/ },
  'a method that the path does not answer': { send: { method: 'DELETE', path: '/orders' }, status: 405, code: 'method_not_allowed', says: /DELETE.*GET, HEAD, POST/ },
  'a patch of an order': { send: { method: 'PATCH', path: '/orders/{order}', json: {} }, status: 405, code: 'method_not_allowed', says: /answers GET, HEAD/ },
  'a path that is badly encoded': { send: get('/workflows/%zz'), status: 400, code: 'bad_request', says: /%zz/ },
  'a UUID that is none': { send: get('/orders/4711'), status: 400, code: 'invalid_request', says: /"4711".*uuid/ },
  'a UUID that is none to cancel': { send: post('/deliveries/x/cancel'), status: 400, code: 'invalid_request', says: /"x".*uuid/ },
  'a UUID that is none in a query': invalid(get('/comparisons?deliveryId=x'), '/deliveryId', /UUID/),
  'a UUID that is none to filter runs': invalid(get('/runs?deliveryId=x'), '/deliveryId', /UUID/),
  'a query parameter that nobody knows': invalid(get('/orders?page=2'), '/page', /"page".*known are orderLineId/),
  'a query parameter of a route without any': invalid(get('/rollouts?page=2'), '/page', /"page".*takes none/),
  'a mistyped query parameter': invalid(get('/workflows?archvied=true'), '/archvied', /known are archived/),
  'a switch that is neither': { send: get('/workflows?archived=maybe'), status: 400, code: 'invalid_request', says: /\/archived .*true, false/ },
  'a page before the first': { send: get('/presets/migrations?before=-1'), status: 400, code: 'invalid_request', says: /\/before .*whole number from 1/ },
  'a page that is no number': { send: get('/presets/migrations?before=x'), status: 400, code: 'invalid_request', says: /\/before .*whole number from 1/ },
  'a version that is no number': { send: get('/workflows/still-threejs/versions/newest'), status: 400, code: 'invalid_request', says: /"newest".*number/ },
  'an event number that is none': { send: get(`/runs/${NOBODY}/events`, { 'last-event-id': 'abc' }), status: 400, code: 'invalid_request', says: /"abc"/ },
  'a body that is cut off': { send: as('application/json', '{"lines":'), status: 400, code: 'invalid_json', says: /no JSON.*end of JSON/ },
  'a body that is no JSON': { send: as('application/json', '<order/>'), status: 400, code: 'invalid_json', says: /no JSON.*</ },
  'a body that is only a text': { send: as('application/json', '"order"'), status: 400, code: 'invalid_json', says: /object or list/ },
  'a body of another kind': { send: as('text/plain'), status: 415, code: 'unsupported_media_type', says: /"text\/plain".*application\/json/ },
  'a body of a form': { send: as('application/x-www-form-urlencoded'), status: 415, code: 'unsupported_media_type', says: /JSON only/ },
  'a body in an unknown alphabet': { send: as('application/json; charset=klingon'), status: 415, code: 'unsupported_media_type', says: /klingon.*UTF-8/i },
  'a body that says that it is packed': { send: { ...as('application/json'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, status: 400, code: 'bad_request', says: /header check/ },
  'a body of 6 MB': { send: as('application/json', JSON.stringify({ lines: 'x'.repeat(6_000_000) })), status: 413, code: 'body_too_large', says: /at most \d+ bytes/ },
  'a body that is nested 20,000 deep': { send: as('application/json', deep(20_000, (it) => `{"lines":${it}}`)), status: 400, code: 'invalid_request', says: /nested too deeply/ },
  'a preset that is nested 20,000 deep': { send: { ...as('application/json', deep(20_000, (it) => `{"preset":${it}}`)), path: '/presets/convert' }, status: 400, code: 'invalid_request', says: /nested too deeply/ },
  'a workflow that is nested 20,000 deep': { send: { ...as('application/json', deep(20_000, (it) => `{"nodes":${it}}`)), path: '/workflows/validate' }, status: 400, code: 'invalid_request', says: /nested too deeply/ },
  'no body': invalid({ method: 'POST', path: '/orders' }, '/lines', /lines is missing/),
  'no preset': { send: { method: 'POST', path: '/presets/convert' }, status: 400, code: 'invalid_request', pointers: [''], says: /no body.*preset/ },
  'a workflow that is a list': invalid(post('/workflows/validate', []), '', /must be a workflow/),
  'a draft without If-Match': { send: put('/workflows/still-threejs/draft', { workflow: {} }), status: 428, code: 'if_match_required', says: /If-Match.*ETag/ },
  'a draft with an old If-Match': { send: put('/workflows/still-threejs/draft', { workflow: {} }, { 'if-match': '"77"' }), status: 412, code: 'draft_changed', says: /revision \d+ since/ },
  'a draft with an If-Match that is none': { send: put('/workflows/still-threejs/draft', { workflow: {} }, { 'if-match': 'W/77' }), status: 400, code: 'invalid_request', says: /"W\/77".*ETag/ },
  'an Idempotency-Key with a blank': { send: post('/orders', ORDER, { 'idempotency-key': 'a b' }), status: 400, code: 'idempotency_key_invalid', says: /visible ASCII/ },
  'an Idempotency-Key with a tab': { send: post('/orders', ORDER, { 'idempotency-key': 'a\tx: 1' }), status: 400, code: 'idempotency_key_invalid', says: /Idempotency-Key/ },
  'an Idempotency-Key of 300 characters': { send: post('/orders', ORDER, { 'idempotency-key': 'x'.repeat(300) }), status: 400, code: 'idempotency_key_invalid', says: /1 to 200/ },
  'an Idempotency-Key of another order': { send: post('/orders', { lines: [...ORDER.lines, ...ORDER.lines] }, { 'idempotency-key': 'the-first' }), status: 422, code: 'idempotency_key_reused', says: /"the-first".*new key/ },
}; // prettier-ignore

/** What is no HTTP, byte for byte; `{token}` stands for the admin token. */
export const RAW_MISTAKES: Record<string, { bytes: string; status: number; code: string }> = {
  'a line break in the Idempotency-Key': {
    bytes:
      'POST /api/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: a\rInjected: b\r\nContent-Length: 0\r\n\r\n',
    status: 400,
    code: 'http_unreadable',
  },
  'a NUL in the Idempotency-Key': {
    bytes:
      'POST /api/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: a\0b\r\nContent-Length: 0\r\n\r\n',
    status: 400,
    code: 'http_unreadable',
  },
  'two lengths': {
    bytes:
      'POST /api/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
    status: 400,
    code: 'http_unreadable',
  },
  'no HTTP at all': { bytes: 'HELO hartomat\r\n\r\n', status: 400, code: 'http_unreadable' },
  'headers of 20 KB': {
    bytes: `GET /api/orders HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    status: 431,
    code: 'headers_too_large',
  },
};
