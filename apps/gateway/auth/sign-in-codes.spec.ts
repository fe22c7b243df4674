import { CODE_MS, SignInCodes } from './sign-in-codes.js';

const NOW = 1_800_000_000_000;

describe('the codes of sign-in links', () => {
  it('are good once', () => {
    const codes = new SignInCodes();
    const { code } = codes.issue(NOW);
    expect([codes.redeem(code, NOW), codes.redeem(code, NOW)]).toEqual([true, false]);
  });

  it('are good for ten minutes', () => {
    const codes = new SignInCodes();
    const [early, late] = [codes.issue(NOW), codes.issue(NOW)];
    expect(early.expiresAt).toBe(NOW + 600_000);
    expect([codes.redeem(early.code, NOW + CODE_MS - 1), codes.redeem(late.code, NOW + CODE_MS)]).toEqual([
      true,
      false,
    ]);
  });

  it('are random and fit into the fragment of a URL as they are', () => {
    const codes = new SignInCodes();
    const [one, two] = [codes.issue(NOW).code, codes.issue(NOW).code];
    expect(one).toMatch(/^[\w-]{32}$/);
    expect(one).not.toBe(two);
    expect([codes.redeem('', NOW), codes.redeem(one.slice(1), NOW), codes.redeem(`${one} `, NOW)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('are a hundred at most, the newest', () => {
    const codes = new SignInCodes();
    const issued = Array.from({ length: 101 }, () => codes.issue(NOW).code);
    expect(issued.map((code) => codes.redeem(code, NOW))).toEqual([false, ...Array.from({ length: 100 }, () => true)]);
  });
});
