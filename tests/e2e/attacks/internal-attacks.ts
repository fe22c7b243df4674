import { SERVICES } from '../../../deploy/local/supervisor/service-table.js';
import { BEARER, INTERNAL, JSON_TYPE, on } from './attack.js';
import type { Attacks, Headers } from './attack.js';

const orders = on('orders');
const KNOWN: Headers = [INTERNAL];
const KNOWN_JSON: Headers = [INTERNAL, JSON_TYPE];
const ON = '{"on":true,"reason":"attack"}';
const shown = (value: string): Headers => [['X-HartOMat-Internal', value]];

const HEALTH_ONLY = SERVICES.map(({ name }) => name).filter((name) => name !== 'gateway' && name !== 'orders');

/** What only the gateway may ask, asked by somebody else; and what a gateway that was taken over could still not do. */
export const INTERNAL_ATTACKS: Attacks = {
  'orders without the internal token': orders(401, 'unauthenticated', 'GET /internal/orders'),
  'orders in upper case, internally': orders(404, 'not_found', 'GET /INTERNAL/orders'),
  'the kill switch in mixed case, internally': orders(401, 'unauthenticated', 'PUT /Internal/rollouts/kill-switch', [JSON_TYPE], ON),
  'a sweep in upper case, internally': orders(404, 'not_found', 'POST /INTERNAL/retention/sweep'),
  'an encoded letter, internally': orders(404, 'not_found', 'GET /%69nternal/orders'),
  'doubled slashes, internally': orders(404, 'not_found', 'GET //internal//orders'),
  'a slash at the end, internally': orders(401, 'unauthenticated', 'GET /internal/orders/'),
  'the admin token, internally': orders(401, 'unauthenticated', 'GET /internal/orders', [BEARER]),
  'the admin token as the internal one': orders(401, 'unauthenticated', 'GET /internal/orders', shown('{token}')),
  'the beginning of the internal token': orders(401, 'unauthenticated', 'GET /internal/orders', shown('internal-token')),
  'the internal token twice': orders(401, 'unauthenticated', 'GET /internal/orders', [INTERNAL, INTERNAL]),
  'an upload without the internal token': orders(401, 'unauthenticated', 'POST /internal/products', [['Content-Type', 'multipart/form-data; boundary=x']], '--x--'),
  'another site, internally': orders(421, 'host_not_allowed', 'GET /internal/orders', [['Host', 'evil.example'], INTERNAL]),
  'two Hosts, internally': orders(400, 'host_invalid', 'GET /internal/orders', [['Host', '127.0.0.1'], ['Host', '127.0.0.1'], INTERNAL]),
  'an OPTIONS, internally': orders(404, 'not_found', 'OPTIONS /internal/orders'),
  'SQL in an id, internally': orders(400, 'bad_request', "GET /internal/orders/1'%20or%20'1'='1", KNOWN),
  'a way out of the assets, internally': orders(404, 'asset_not_found', 'GET /internal/deliveries/00000000-0000-4000-8000-000000000000/assets/..%2F..%2Fadmin-token', KNOWN),
  'an order in __proto__, internally': orders(400, 'invalid_request', 'POST /internal/orders', KNOWN_JSON, '{"__proto__":{"lines":[]}}'),
  'an order nested 20,000 deep, internally': orders(400, 'invalid_request', 'POST /internal/orders', KNOWN_JSON, `{"lines":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
  'a body that is no JSON, internally': orders(400, 'invalid_json', 'POST /internal/orders', KNOWN_JSON, '{"lines":'),
  ...Object.fromEntries(
    HEALTH_ONLY.flatMap((name) => [
      [`${name} asked for orders`, on(name)(404, 'not_found', 'GET /internal/orders', KNOWN)],
      [`${name} asked to change`, on(name)(405, 'method_not_allowed', 'POST /readyz', KNOWN)],
    ]),
  ),
}; // prettier-ignore
