import { sendRequest } from './send-request.js';
import type { Answer, Sent } from './send-request.js';
import { spellingsOf } from './path-spellings.js';

export interface Door {
  origin: string;
  method: string;
  /** Without placeholders. */
  path: string;
}

const JSON_BODY = { headers: { 'content-type': 'application/json', 'content-length': '2' }, body: '{}' };
const OTHER_METHODS = ['OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE'];

/** Tries a route as nobody may: `shown` are the headers of somebody without a valid token, by name. */
export async function tryDoor(
  { origin, method, path }: Door,
  shown: Record<string, Omit<Sent, 'method' | 'target'> & { query?: string }>,
): Promise<Record<string, Answer>> {
  const spelled = Object.entries(spellingsOf(path));
  const sent: [string, Sent][] = [
    ...spelled.map(([how, target]): [string, Sent] => [`the path ${how}`, { method, target }]),
    ...spelled.map(([how, target]): [string, Sent] => [`the path ${how} by HEAD`, { method: 'HEAD', target }]),
    ...OTHER_METHODS.map((other): [string, Sent] => [`by ${other}`, { method: other, target: path }]),
    ['by a method of a header', { method: 'POST', target: path, headers: { 'x-http-method-override': method } }],
    ['with a body', { method: method === 'GET' ? 'POST' : method, target: path, ...JSON_BODY }],
    ['with a body, in upper case', { method, target: path.toUpperCase(), ...JSON_BODY }],
    ...Object.entries(shown).map(([who, { query = '', ...how }]): [string, Sent] => [
      `with ${who}`,
      { method, target: `${path}${query}`, ...how },
    ]),
    ...Object.entries(shown).map(([who, { query = '', ...how }]): [string, Sent] => [
      `with ${who}, in upper case`,
      { method, target: `${path.toUpperCase()}${query}`, ...how },
    ]),
  ];
  const answers = await Promise.all(sent.map(async ([name, one]) => [name, await sendRequest(origin, one)] as const));
  return Object.fromEntries(answers);
}
