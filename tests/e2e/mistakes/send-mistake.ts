import { OrderClient } from '../../instance/order-client.js';
import type { TestInstance } from '../../instance/test-instance.js';
import { filledIn } from './mistake.js';
import type { Sent } from './mistake.js';

/** Sends what somebody got wrong to the gateway; `known` are the ids that it names. */
export function sendMistake(mistake: Sent, instance: TestInstance, known: Record<string, string>): Promise<Response> {
  const sent = filledIn(mistake, known);
  const { body, type } = bodyOf(sent);
  const token = sent.token === undefined ? instance.settings.adminToken : sent.token;
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(type && { 'content-type': type }),
    ...sent.headers,
  };
  const { api } = new OrderClient(instance);
  return fetch(`${api}${sent.path}`, { method: sent.method, headers, ...(body !== undefined && { body }) });
}

function bodyOf({ json, text: plain, form }: Sent): { body?: string | FormData; type?: string } {
  if (json !== undefined) return { body: JSON.stringify(json), type: 'application/json' };
  if (!form) return plain === undefined ? {} : { body: plain };
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') body.set(name, value);
    else body.set(name, new Blob([new Uint8Array(value.bytes)]), value.name);
  }
  return { body };
}
