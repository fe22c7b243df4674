import { isMailAddress } from './mail-address.js';

describe('isMailAddress', () => {
  it.each(['a@b', 'orders+2@hartomat.example', "o'neil@mail.hartomat.example", 'gru@bücher.example'])(
    'takes %j',
    (address) => {
      expect(isMailAddress(address)).toBe(true);
    },
  );

  it.each([
    '',
    '@b.example',
    'a@',
    'a',
    'a b@c.example',
    'a@b.example\n',
    '\u0000a@b.example',
    'a@b.example, c@b.example',
    'a@b.example;c@b.example',
    '<a@b.example>',
    '"a b"@c.example',
    'a@b@c.example',
    '.a@b.example',
    'a..b@c.example',
    'a@-b.example',
    'a@b..example',
    'a@[127.0.0.1]',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('refuses %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
