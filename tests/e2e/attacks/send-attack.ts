import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Problem } from '#contracts';
import type { TestInstance } from '../../instance/test-instance.js';
import type { Attack } from './attack.js';

/** Sends the bytes of an attack to its service; `known` are the tokens and ids that they name. */
export async function sendAttack(
  { to, bytes }: Attack,
  { settings }: TestInstance,
  known: Record<string, string>,
): Promise<{ status: number; code: string | null }> {
  const socket = connect(settings.ports[to], '127.0.0.1');
  const answer = text(socket.setEncoding('latin1'));
  socket.write(
    bytes.replaceAll(/\{(token|internal|order|artifact)\}/g, (_, name: string) => known[name] ?? ''),
    'latin1',
  );
  const [head = '', body = ''] = (await answer).split('\r\n\r\n');
  const code =
    body === '' ? null : (JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1)) as Problem).code;
  return { status: Number(head.split(' ')[1]), code };
}
