import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { AttemptResult } from '../decide-after-attempt.js';
import { classifySmtpError } from './classify-smtp-error.js';
import type { SmtpFailure } from './classify-smtp-error.js';
import type { BuiltMail, MailSink, SendLimits } from './mail-sink.js';
import { withoutCredentials } from './smtp-address.js';
import type { SmtpAddress } from './smtp-address.js';

const CHUNK_BYTES = 16_384;
const MAX_MESSAGE_LENGTH = 300;

/** Sends mails to an SMTP server, each over a connection of its own. Its results name no credentials. */
export function createSmtpSink(server: SmtpAddress): MailSink {
  return {
    name: 'smtp',
    send: async (mail, limits) => {
      const session = new SmtpSession(server, mail);
      const result = await session.run(limits);
      return 'error' in result ? { ...result, error: shown(result.error, server) } : result;
    },
  };
}

const shown = ({ code, message }: { code: string; message: string }, server: SmtpAddress) => ({
  code,
  message: withoutCredentials(message, server)
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, MAX_MESSAGE_LENGTH),
});

/** One mail over one connection. */
class SmtpSession {
  private readonly connection: SMTPConnection;
  private dataEnded = false;
  private end: (result: AttemptResult) => void = () => undefined;

  constructor(
    private readonly server: SmtpAddress,
    private readonly mail: BuiltMail,
  ) {
    const { host, port, secure, requireTls } = server;
    this.connection = new SMTPConnection({ host, port, secure, requireTLS: requireTls });
  }

  /** Resolves once: with the server's final reply, or with the state at the timeout or shutdown. */
  async run({ timeoutMs, signal }: SendLimits): Promise<AttemptResult> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const stopped = AbortSignal.any([timeout, signal]);
    const result = await new Promise<AttemptResult>((resolve) => {
      this.end = resolve;
      stopped.addEventListener('abort', () => resolve(this.interrupted(timeout.aborted, timeoutMs)), { once: true });
      this.connection.on('error', (error) => this.fail(error));
      this.connection.once('end', () => this.fail(new Error('The connection ended')));
      if (stopped.aborted) resolve(this.interrupted(timeout.aborted, timeoutMs));
      else this.connection.connect((error) => (error ? this.fail(error) : this.logIn()));
    });
    if (result.kind === 'accepted') this.connection.quit();
    else this.connection.close();
    return result;
  }

  private logIn(): void {
    const { credentials } = this.server;
    if (!credentials || !this.connection.allowsAuth) return this.sendMail();
    this.connection.login({ credentials }, (error) => (error ? this.fail(error) : this.sendMail()));
  }

  private sendMail(): void {
    const { from, to, bytes, messageId } = this.mail;
    const content = readableOf(bytes, () => (this.dataEnded = true));
    this.connection.send({ from, to: [to], size: bytes.length }, content, (error, info) => {
      if (error) this.fail(error);
      else this.end({ kind: 'accepted', providerMessageId: info?.serverMessageId ?? messageId });
    });
  }

  private fail(error: SmtpFailure): void {
    this.end(classifySmtpError(error, this.dataEnded));
  }

  private interrupted(timedOut: boolean, timeoutMs: number): AttemptResult {
    const why = timedOut ? `The server took more than ${timeoutMs} ms` : 'The process ended';
    if (timedOut || this.dataEnded) return classifySmtpError({ message: why, code: 'ETIMEDOUT' }, this.dataEnded);
    return { kind: 'interrupted', error: { code: 'sender_stopped', message: why } };
  }
}

/** The bytes piece by piece; `ended` is called before the end of the message can leave this process. */
function readableOf(bytes: Buffer, ended: () => void): Readable {
  let at = 0;
  return new Readable({
    read() {
      if (at >= bytes.length) {
        ended();
        return void this.push(null);
      }
      this.push(bytes.subarray(at, (at += CHUNK_BYTES)));
    },
  });
}
