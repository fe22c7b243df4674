import { gzipSync } from 'node:zlib';
import { BEARER, JSON_TYPE, on } from './attack.js';
import type { Attack, Attacks, Headers } from './attack.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const KNOWN: Headers = [BEARER];
const KNOWN_JSON: Headers = [BEARER, JSON_TYPE];
const ON = '{"on":true,"reason":"attack"}';
const LINE = '{"product":"flange","outputType":"still-cutout-512"}';

const gateway = on('gateway');
const get = (path: string, ...more: Headers): Attack =>
  gateway(400, 'invalid_request', `GET /api${path}`, [BEARER, ...more]);
const post = (status: number, code: string, path: string, ...[body, ...more]: [string, ...Headers]): Attack =>
  gateway(status, code, `POST /api${path}`, [...KNOWN_JSON, ...more], body);
const latin = (text: string): string => Buffer.from(text).toString('latin1');

/** Without a token, under every spelling. */
export const DOOR_ATTACKS: Attacks = {
  'orders without a token': gateway(401, 'unauthenticated', 'GET /api/orders'),
  'orders in upper case': gateway(404, 'not_found', 'GET /API/orders'),
  'orders with one capital': gateway(404, 'not_found', 'GET /api/Orders'),
  'the kill switch in upper case': gateway(401, 'unauthenticated', 'PUT /API/rollouts/kill-switch', [JSON_TYPE], ON),
  'a dispatch in upper case': gateway(404, 'not_found', 'POST /API/orders/{order}/dispatch'),
  'an artifact in upper case': gateway(404, 'not_found', 'GET /API/artifacts/{artifact}'),
  'an encoded letter': gateway(404, 'not_found', 'GET /%61pi/orders'),
  'an encoded slash': gateway(404, 'not_found', 'GET /api%2Forders'),
  'doubled slashes': gateway(404, 'not_found', 'GET //api//orders'),
  'a slash at the end': gateway(401, 'unauthenticated', 'GET /api/orders/'),
  'a way round over health': gateway(404, 'not_found', 'GET /healthz/../api/orders'),
  'an encoded way round over health': gateway(404, 'not_found', 'GET /healthz/%2e%2e/api/orders'),
  'the absolute form': gateway(401, 'unauthenticated', 'GET http://127.0.0.1/api/orders'),
  'a HEAD for a GET': gateway(401, null, 'HEAD /api/orders'),
  "orders' own paths": gateway(404, 'not_found', 'GET /internal/orders'),
  'a redirect to another site': gateway(404, 'not_found', 'GET //evil.example/%2e%2e'),
  'the token in the query': gateway(401, 'unauthenticated', 'GET /api/orders?token={token}'),
  'the token as a password': gateway(401, 'unauthenticated', 'GET /api/orders', [['Authorization', 'Basic {token}']]),
  'two tokens, the first wrong': gateway(401, 'unauthenticated', 'GET /api/orders', [['Authorization', 'Bearer x'], BEARER]),
  'the token and more': gateway(401, 'unauthenticated', 'GET /api/orders', [['Authorization', 'Bearer {token}x']]),
  'the internal token': gateway(401, 'unauthenticated', 'GET /api/orders', [['Authorization', 'Bearer {internal}']]),
  'the header of the internal token': gateway(401, 'unauthenticated', 'GET /api/orders', [['X-HartOMat-Internal', '{internal}']]),
  'a wrong token to sign in': gateway(401, 'sign_in_failed', 'POST /api/auth/login', [JSON_TYPE], '{"token":"wrong"}'),
  'a large body to sign in': gateway(401, 'unauthenticated', 'POST /api/auth/login', [JSON_TYPE], `{"token":"${'x'.repeat(3000)}"}`),
  'the token as a cookie on a read': gateway(401, 'unauthenticated', 'GET /api/orders', [['Cookie', 'hartomat_token={token}']]),
  'a cookie on a change': gateway(401, 'unauthenticated', 'PUT /api/rollouts/kill-switch', [['Cookie', 'hartomat_token={token}'], JSON_TYPE], ON),
  'a claim to come from this machine': gateway(401, 'unauthenticated', 'GET /api/orders', [['X-Forwarded-For', '127.0.0.1'], ['X-Original-URL', '/healthz']]),
}; // prettier-ignore

/** With a valid token: another site that leads a browser here, and what proxies and servers may read differently. */
export const PROTOCOL_ATTACKS: Attacks = {
  'the Host of another site': gateway(421, 'host_not_allowed', 'GET /api/orders', [['Host', 'evil.example'], BEARER]),
  'a Host that begins like ours': gateway(421, 'host_not_allowed', 'GET /api/orders', [['Host', '127.0.0.1.evil.example'], BEARER]),
  'a target of another site': gateway(421, 'host_not_allowed', 'GET http://evil.example/api/orders', KNOWN),
  'two Hosts': gateway(400, 'host_invalid', 'GET /api/orders', [['Host', '127.0.0.1'], ['Host', 'evil.example'], BEARER]),
  'a user in the Host': gateway(400, 'host_invalid', 'GET /api/orders', [['Host', '127.0.0.1@evil.example'], BEARER]),
  'no Host': { ...gateway(400, 'host_invalid', ''), bytes: 'GET /api/orders HTTP/1.1\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n' },
  'no Host by HTTP/1.0': { ...gateway(400, 'host_invalid', ''), bytes: 'GET /api/orders HTTP/1.0\r\nAuthorization: Bearer {token}\r\n\r\n' },
  'a length and chunks': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Content-Length', '5'], ['Transfer-Encoding', 'chunked']], '0\r\n\r\n'),
  'two lengths': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Content-Length', '2'], ['Content-Length', '3']], '{}x'),
  'a negative length': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Content-Length', '-1']], '{}'),
  'a length with a sign': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Content-Length', '+2']], '{}'),
  'a blank in a header name': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Content-Length ', '2']], '{}'),
  'an unknown way of transfer': gateway(400, 'http_unreadable', 'POST /api/orders', [...KNOWN_JSON, ['Transfer-Encoding', 'xchunked']], '{}'),
  'a line break in If-Match': gateway(400, 'http_unreadable', 'PUT /api/workflows/still-threejs/draft', [...KNOWN_JSON, ['If-Match', '"1"\rX: y']], '{}'),
  'a URL of 20 KB': gateway(431, 'headers_too_large', `GET /api/orders?orderLineId=${'x'.repeat(20_000)}`, KNOWN),
  'a method in a header': gateway(405, 'method_not_allowed', 'POST /api/output-types/still-cutout-512', [...KNOWN_JSON, ['X-HTTP-Method-Override', 'DELETE']], '{}'),
  'a method in the form': gateway(415, 'unsupported_media_type', 'POST /api/orders', [BEARER, ['Content-Type', 'application/x-www-form-urlencoded']], '_method=DELETE'),
  'a TRACE': gateway(405, 'method_not_allowed', 'TRACE /api/orders', KNOWN),
  "another site's question whether it may": gateway(405, 'method_not_allowed', 'OPTIONS /api/orders', [['Origin', 'http://evil.example'], ['Access-Control-Request-Method', 'POST']]),
  'a form that another site can send': gateway(415, 'unsupported_media_type', 'POST /api/orders', [BEARER, ['Content-Type', 'text/plain']], `{"lines":[${LINE}]}`),
  'an order as multipart': gateway(415, 'unsupported_media_type', 'POST /api/orders', [BEARER, ['Content-Type', 'multipart/form-data; boundary=x']], '--x--'),
}; // prettier-ignore

/** With a valid token: bodies, ids and headers that try to reach something else. */
export const CONTENT_ATTACKS: Attacks = {
  'an order hidden in __proto__': post(400, 'invalid_request', '/orders', `{"__proto__":{"lines":[${LINE}]}}`),
  'an order hidden in constructor.prototype': post(400, 'invalid_request', '/orders', `{"constructor":{"prototype":{"lines":[${LINE}]}}}`),
  'an order of 200,000 lines': post(400, 'invalid_request', '/orders', `{"lines":[${'{},'.repeat(200_000)}{}]}`),
  'an output type nested 20,000 deep': gateway(400, 'invalid_request', 'PUT /api/output-types/deep', KNOWN_JSON, `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  'a list in the place of an order': post(400, 'invalid_request', '/orders', '[]'),
  '50 MB packed into 50 KB': post(413, 'body_too_large', '/orders', gzipSync(Buffer.alloc(50_000_000, ' ')).toString('latin1'), ['Content-Encoding', 'gzip']),
  'half a character in a reason': gateway(400, 'invalid_request', 'PUT /api/rollouts/kill-switch', KNOWN_JSON, '{"on":true,"reason":"\\ud800"}'),
  'U+0000 in a reason': gateway(400, 'invalid_request', 'PUT /api/rollouts/kill-switch', KNOWN_JSON, '{"on":true,"reason":"a\\u0000"}'),
  'SQL in an id': get("/orders/'%20or%20'1'='1"),
  'SQL in a query': get(`/orders?orderLineId=${NOBODY}';drop%20table%20x--`),
  'a way out of the artifacts': get('/artifacts/..%2F..%2Fadmin-token'),
  'a way out of the assets': get(`/deliveries/${NOBODY}/assets/..%2F..%2Fadmin-token`),
  'a way out of the catalog': get('/output-types/..%2F..%2Frollouts'),
  'a way out of the workflows': get('/workflows/..%5C..%5Cadmin-token/export'),
  'a key of fullwidth letters': get(`/workflows/%EF%BD%93till-threejs`),
  'a key with a text-direction mark': get('/workflows/still%E2%80%AE-threejs'),
  'a key of another alphabet': get('/output-types/%D1%95till-cutout-512'),
  'a key with U+0000': get('/workflows/still-threejs%00'),
  'the key __proto__': get('/workflows/__proto__'),
  'an overlong encoding of dots': gateway(400, 'bad_request', 'GET /api/workflows/%c0%ae%c0%ae', KNOWN),
  'a step by the name of constructor': gateway(404, 'unknown_step', 'GET /api/node-definitions/constructor', KNOWN),
  'a parameter twice': get(`/orders?orderLineId=${NOBODY}&orderLineId=${NOBODY}`),
  'a parameter as a list': get(`/orders?orderLineId[]=${NOBODY}`),
  'the parameter __proto__': get('/orders?__proto__=x'),
  'events of a way out': get('/runs/..%2F..%2Forders/events'),
  'events after a sequence beyond all': get(`/runs/${NOBODY}/events`, ['Last-Event-ID', '9'.repeat(20)]),
  'events after a negative sequence': get(`/runs/${NOBODY}/events`, ['Last-Event-ID', '-1']),
  'events of an unknown run': gateway(404, 'run_not_found', `GET /api/runs/${NOBODY}/events`, KNOWN),
  'an old state of a draft': gateway(412, 'draft_changed', 'PUT /api/workflows/still-threejs/draft', [...KNOWN_JSON, ['If-Match', '"999999"']], '{"workflow":{}}'),
  'a range far behind the file': gateway(416, 'range_not_satisfiable', 'GET /api/artifacts/{artifact}', [BEARER, ['Range', 'bytes=999999999-']]),
  'an Idempotency-Key beyond ASCII': post(400, 'idempotency_key_invalid', '/orders', `{"lines":[${LINE}]}`, ['Idempotency-Key', latin('schlüssel')]),
}; // prettier-ignore
