import { classifySmtpError } from './classify-smtp-error.js';

const judged = (failure: object, dataEnded = false) => {
  const result = classifySmtpError({ message: 'm', ...failure }, dataEnded);
  return [result.kind, 'error' in result && result.error.code];
};

describe('classifySmtpError', () => {
  it('takes a 5xx to the mail as the last word, also after its data', () => {
    expect(judged({ responseCode: 550, command: 'RCPT TO' })).toEqual(['refused', 'smtp_refused']);
    expect(judged({ responseCode: 554, command: 'DATA' }, true)).toEqual(['refused', 'smtp_refused']);
  });

  it('tries again after a 4xx, also after the data: the server said that it did not take it', () => {
    expect(judged({ responseCode: 451, command: 'MAIL FROM' })).toEqual(['not_taken', 'smtp_try_later']);
    expect(judged({ responseCode: 452, command: 'DATA' }, true)).toEqual(['not_taken', 'smtp_try_later']);
  });

  it('tries again where the server refused us rather than the mail', () => {
    expect(judged({ responseCode: 535, command: 'AUTH PLAIN' })).toEqual(['not_taken', 'smtp_session_refused']);
    expect(judged({ responseCode: 554, command: 'CONN' })).toEqual(['not_taken', 'smtp_session_refused']);
  });

  it('knows nothing where the connection or the time ended after the data', () => {
    expect(judged({ code: 'ECONNECTION', command: 'CONN' }, true)).toEqual(['unconfirmed', 'smtp_unconfirmed']);
    expect(judged({ code: 'ETIMEDOUT' }, true)).toEqual(['unconfirmed', 'smtp_unconfirmed']);
    expect(judged({ responseCode: 354, code: 'EPROTOCOL' }, true)).toEqual(['unconfirmed', 'smtp_unconfirmed']);
  });

  it('tries again where they ended before', () => {
    expect(judged({ code: 'ECONNECTION', command: 'CONN' })).toEqual(['not_taken', 'smtp_unreachable']);
    expect(judged({ code: 'ETIMEDOUT' })).toEqual(['not_taken', 'smtp_timeout']);
  });

  it('gives up what no server would take', () => {
    expect(judged({ code: 'EENVELOPE', command: 'API' })).toEqual(['refused', 'smtp_refused']);
    expect(judged({ code: 'EMESSAGE', command: 'MAIL FROM' })).toEqual(['refused', 'smtp_refused']);
  });
});
