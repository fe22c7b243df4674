import type { Response } from 'express';
import { UserError } from '../errors/user-error.js';

/** As others number it; no client sees it. */
const CLIENT_CLOSED_REQUEST = 499;

/** Aborts when the response is closed: when the client has left, or has its answer. */
export function clientGone(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(clientLeft()));
  return gone.signal;
}

const clientLeft = (): UserError =>
  new UserError(
    'client_closed_request',
    'The client closed the connection before it was answered.',
    CLIENT_CLOSED_REQUEST,
  );
