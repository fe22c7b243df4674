import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server says to the n-th mail (from 1): null takes it, a number is its reply, the others give none. */
export interface MailServerScript {
  toRecipient?(n: number): number | null;
  toData?(n: number): number | 'hang up' | 'say nothing' | null;
  password?: string;
}

export interface MailServer {
  port: number;
  /** Mails whose data came in whole, whatever the answer was. */
  came: ParsedMail[];
  recipients: string[];
  close(): Promise<void>;
}

const reply = (responseCode: number): Error =>
  Object.assign(new Error(`no, for reason ${responseCode}`), { responseCode });

/** A real SMTP server on this machine that behaves as told. */
export async function openMailServer(script: MailServerScript = {}): Promise<MailServer> {
  const came: ParsedMail[] = [];
  const recipients: string[] = [];
  const server = new SMTPServer({
    logger: false,
    closeTimeout: 100,
    hideSTARTTLS: true,
    authOptional: script.password === undefined,
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      // Some servers repeat what they were given.
      password === script.password ? done(null, { user: 'known' }) : done(new Error(`bad password ${password}`)),
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address);
      const answer = script.toRecipient?.(recipients.length) ?? null;
      done(answer === null ? null : reply(answer));
    },
    onData: (stream, _session, done) => {
      const take = (mail: ParsedMail): void => {
        came.push(mail);
        const answer = script.toData?.(came.length) ?? null;
        if (answer === 'hang up') for (const { _socket } of server.connections) _socket.destroy();
        else if (answer !== 'say nothing') done(answer === null ? null : reply(answer));
      };
      // A sender that dies in the middle of a mail has sent none.
      void simpleParser(stream).then(take, () => undefined);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, came, recipients, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
