import type { AttemptResult } from '../decide-after-attempt.js';

/** A whole message as bytes (RFC 5322, lines ending in CRLF) with its envelope: one sender, one recipient. */
export interface BuiltMail {
  messageId: string;
  from: string;
  to: string;
  bytes: Buffer;
}

export interface SendLimits {
  timeoutMs: number;
  /** Aborts when the process ends. */
  signal: AbortSignal;
}

/** Where built mails go. `send` never throws: what goes wrong is its result. */
export interface MailSink {
  name: 'smtp' | 'folder';
  send(mail: BuiltMail, limits: SendLimits): Promise<AttemptResult>;
}
