import { userInfo } from 'node:os';

const MOST_CHARACTERS = 100;
const FALLBACK = 'operator';

/** What is wrong with the name of the person who works with an instance, as the end of a sentence; null where nothing is. */
export function faultOfUserName(name: string): string | null {
  if (name.trim() !== name || name === '') return 'must not be empty, or begin or end with a blank';
  if ([...name].length > MOST_CHARACTERS) return `must have at most ${MOST_CHARACTERS} characters`;
  if (/\p{C}|\p{Zl}|\p{Zp}/u.test(name)) return 'must have no control characters, line breaks or text-direction marks';
  return null;
}

/** The name of the account that runs this process; `operator` where it has none that can be shown, as in some containers. */
export function systemUserName(): string {
  try {
    const { username } = userInfo();
    return faultOfUserName(username) === null ? username : FALLBACK;
  } catch {
    return FALLBACK;
  }
}
