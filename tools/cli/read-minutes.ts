import { LocalSetupError } from '../../deploy/local/local-server.js';

/** The option `--minutes` in milliseconds. Throws `LocalSetupError` for a value that is no number above 0. */
export function readMinutes(text: string): number {
  const value = Number(text);
  if (value > 0) return value * 60_000;
  throw new LocalSetupError(`--minutes is ${text}; give a number above 0.`);
}
