import { shallowJson as shallow } from '#contracts';
import { UserError } from '#platform/http';

/** A body that is taken as it is; one that is nested so deeply that nothing could pass it on is a 400. */
export function shallowJson<T>(body: T): T {
  try {
    return shallow(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError('invalid_request', 'The request is nested too deeply to be read.', 400);
  }
}
