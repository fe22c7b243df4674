import type { AttemptResult } from '../decide-after-attempt.js';

/** A failure of the SMTP client: the server's reply code, if any, and the command that it answered. */
export interface SmtpFailure {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Replies before the envelope (greeting, TLS, login) do not concern the mail. */
const ABOUT_THE_MAIL = /^(MAIL FROM|RCPT TO|DATA)/;
/** Refusals by the client itself: an invalid envelope, a message larger than the server accepts. */
const REFUSED_HERE = ['EENVELOPE', 'EMESSAGE'];

/**
 * What a failed SMTP session means for the mail. `dataEnded`: the end of the message may have reached the server, which then
 * delivers it whether or not its reply arrives.
 */
export function classifySmtpError(failure: SmtpFailure, dataEnded: boolean): AttemptResult {
  const { responseCode = 0, message } = failure;
  const [kind, code] =
    responseCode >= 400 ? classifyReply(responseCode, failure.command) : classifyBreak(failure, dataEnded);
  return { kind, error: { code, message } };
}

type Classification = ['refused' | 'not_taken' | 'unconfirmed', string];

function classifyReply(responseCode: number, command = ''): Classification {
  if (responseCode < 500) return ['not_taken', 'smtp_try_later'];
  return ABOUT_THE_MAIL.test(command) ? ['refused', 'smtp_refused'] : ['not_taken', 'smtp_session_refused'];
}

function classifyBreak({ code = '' }: SmtpFailure, dataEnded: boolean): Classification {
  if (dataEnded) return ['unconfirmed', 'smtp_unconfirmed'];
  if (REFUSED_HERE.includes(code)) return ['refused', 'smtp_refused'];
  return ['not_taken', code === 'ETIMEDOUT' ? 'smtp_timeout' : 'smtp_unreachable'];
}
