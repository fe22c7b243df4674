import { shallowJson as shallow } from '#contracts';
import { UserError } from '#platform/http';

/** Returns an unvalidated body; 400 for one that is nested too deeply to be serialised. */
export function shallowJson<T>(body: T): T {
  try {
    return shallow(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('invalid_request', 'The request is nested too deeply to be read.', 400);
  }
}
