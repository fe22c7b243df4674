import { createHash, randomBytes } from 'node:crypto';

export const CODE_MS = 10 * 60 * 1000;
const MOST_CODES = 100;

/** A code and when it ends, in milliseconds since 1970. */
export interface SignInCode {
  code: string;
  expiresAt: number;
}

const digest = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Codes of sign-in links: random, for one use, in memory only. Only digests are kept and compared. */
export class SignInCodes {
  /** The end of each code by its digest, the oldest first. */
  readonly #open = new Map<string, number>();

  /** Of more than 100 open codes the oldest ends. */
  issue(now: number): SignInCode {
    this.#dropOver(now);
    const [oldest] = this.#open.keys();
    if (oldest !== undefined && this.#open.size >= MOST_CODES) this.#open.delete(oldest);
    const code = randomBytes(24).toString('base64url');
    this.#open.set(digest(code), now + CODE_MS);
    return { code, expiresAt: now + CODE_MS };
  }

  /** Uses a code up; false where there is none such, or its time is over. */
  redeem(code: string, now: number): boolean {
    this.#dropOver(now);
    return this.#open.delete(digest(code));
  }

  #dropOver(now: number): void {
    for (const [key, until] of this.#open) if (until <= now) this.#open.delete(key);
  }
}
