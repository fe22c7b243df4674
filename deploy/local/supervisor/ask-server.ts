import { connect } from 'node:net';
import type { ServerName } from '../state/instance-file.js';

/** Whether a server accepts connections; `why` says what it waits for, or that it does not answer. */
export interface ServerAnswer {
  ready: boolean;
  why: string;
}

const STARTING = '57P03';

/** Probes a server, or each of a comma-separated list, without logging in; never rejects. */
export async function askServer(name: ServerName, url: string, timeoutMs = 2_000): Promise<ServerAnswer> {
  const answers = await Promise.all(url.split(',').map((each) => askOne(name, each, timeoutMs)));
  return answers.find(({ ready }) => ready) ?? (answers[0] as ServerAnswer);
}

async function askOne(name: ServerName, url: string, timeoutMs: number): Promise<ServerAnswer> {
  const { hostname, port } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, '');
  try {
    if (name === 'nats') return judgeNats(await firstBytes(host, Number(port || 4222), { timeoutMs }));
    const greeting = startupMessage();
    return judgePostgres(await firstBytes(host, Number(port || 5432), { timeoutMs, greeting }));
  } catch (error) {
    return { ready: false, why: `does not answer: ${(error as Error).message}` };
  }
}

/** A NATS server sends its INFO first. */
function judgeNats(bytes: Buffer): ServerAnswer {
  return bytes.toString('latin1').startsWith('INFO ')
    ? { ready: true, why: '' }
    : { ready: false, why: 'the server there is not NATS' };
}

/** PostgreSQL asks for a password (R), or refuses (E): while it starts, or because of the empty user. */
function judgePostgres(bytes: Buffer): ServerAnswer {
  const text = bytes.toString('latin1');
  if (text.startsWith('E') && text.includes(`C${STARTING}\0`)) return { ready: false, why: 'recovers from a crash' };
  return text.startsWith('R') || text.startsWith('E')
    ? { ready: true, why: '' }
    : { ready: false, why: 'the server there is not PostgreSQL' };
}

/** Protocol 3.0 and a user; a server answers it before authentication. */
function startupMessage(): Buffer {
  const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from('user\0hartomat\0\0')]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

function firstBytes(
  host: string,
  port: number,
  { timeoutMs, greeting }: { timeoutMs: number; greeting?: Buffer },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const fail = (why: string): void => {
      socket.destroy();
      reject(new Error(why));
    };
    socket.setTimeout(timeoutMs, () => fail(`nothing within ${timeoutMs} ms`));
    socket.once('error', (error) => fail(error.message || (error as NodeJS.ErrnoException).code || 'no connection'));
    socket.once('close', () => reject(new Error('it closed the connection')));
    socket.once('connect', () => greeting && socket.write(greeting));
    socket.once('data', (bytes) => {
      socket.destroy();
      resolve(bytes);
    });
  });
}
