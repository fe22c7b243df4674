import { faultOfUserName, systemUserName } from './index.js';

describe('the name of a user', () => {
  it.each(['ada', 'Ada Lovelace', 'DOMAIN\\ada', 'Jörg Müller', 'a'.repeat(100), '🙂'.repeat(100)])(
    'may be %s',
    (name) => {
      expect(faultOfUserName(name)).toBeNull();
    },
  );

  it.each(['', ' ', ' ada', 'ada ', 'a\nb', 'a\0b', 'a\u202Eb', 'a\u2028b', 'a\uD800', 'a'.repeat(101)])(
    'is refused with a reason: %j',
    (name) => {
      expect(faultOfUserName(name)).toMatch(/^must /);
    },
  );

  it('is that of the account by default, which is a good one', () => {
    expect(faultOfUserName(systemUserName())).toBeNull();
  });
});
