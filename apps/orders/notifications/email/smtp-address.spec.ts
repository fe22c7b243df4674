import { readSmtpUrl, withoutCredentials } from './smtp-address.js';

describe('readSmtpUrl', () => {
  it('reads servers with and without credentials, with their usual ports', () => {
    expect(readSmtpUrl('smtp://mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 587,
      secure: false,
      requireTls: false,
      credentials: null,
    });
    expect(readSmtpUrl('smtps://a%40b:p%2Fw@mail.example.com/')).toMatchObject({
      port: 465,
      secure: true,
      credentials: { user: 'a@b', pass: 'p/w' },
    });
    expect(readSmtpUrl('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
  });

  it('lets credentials leave this machine only encrypted', () => {
    expect(readSmtpUrl('smtp://u:p@mail.example.com')).toMatchObject({ requireTls: true });
    expect(readSmtpUrl('smtp://u:p@127.0.0.1:25')).toMatchObject({ requireTls: false });
  });

  it.each([
    '',
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://h:99999',
    'smtp://%zz:p@h',
    'smtp://h/x?y',
  ])('refuses %j', (url) => {
    expect(readSmtpUrl(url)).toBeNull();
  });
});

describe('withoutCredentials', () => {
  const server = readSmtpUrl('smtp://someone:p%40ss@127.0.0.1');

  it('blanks them as they are, as in the URL and as on the wire', () => {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const said = `535 someone p@ss p%40ss ${base64('p@ss')} ${base64('\0someone\0p@ss')} refused`;
    expect(server && withoutCredentials(said, server)).toBe('535 *** *** *** *** *** refused');
  });
});
