import type { AttemptResult } from '../decide-after-attempt.js';

/** What the client tells of a failure: the server's reply code, where there was one, and the command that it answered. */
export interface SmtpFailure {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Replies before a mail is spoken of (greeting, TLS, login) say nothing of the mail. */
const ABOUT_THE_MAIL = /^(MAIL FROM|RCPT TO|DATA)/;
/** The client's own refusals: an envelope that no server takes, a message larger than this one does. */
const REFUSED_HERE = ['EENVELOPE', 'EMESSAGE'];

/**
 * What a failed conversation means for the mail. `dataEnded`: the end of the message may have reached the server, which
 * then delivers it whether or not its answer reaches us.
 */
export function judgeSmtpError(failure: SmtpFailure, dataEnded: boolean): AttemptResult {
  const { responseCode = 0, message } = failure;
  const [kind, code] =
    responseCode >= 400 ? judgeReply(responseCode, failure.command) : judgeSilence(failure, dataEnded);
  return { kind, error: { code, message } };
}

type Judgement = ['refused' | 'not_taken' | 'unconfirmed', string];

function judgeReply(responseCode: number, command = ''): Judgement {
  if (responseCode < 500) return ['not_taken', 'smtp_try_later'];
  return ABOUT_THE_MAIL.test(command) ? ['refused', 'smtp_refused'] : ['not_taken', 'smtp_session_refused'];
}

function judgeSilence({ code = '' }: SmtpFailure, dataEnded: boolean): Judgement {
  if (dataEnded) return ['unconfirmed', 'smtp_unconfirmed'];
  if (REFUSED_HERE.includes(code)) return ['refused', 'smtp_refused'];
  return ['not_taken', code === 'ETIMEDOUT' ? 'smtp_timeout' : 'smtp_unreachable'];
}
