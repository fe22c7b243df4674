import type { IncomingMessage } from 'node:http';

/** True for `GET /api/events` and `GET /api/runs/:id/events`. */
export const isEventStream = ({ url }: IncomingMessage): boolean =>
  /^\/api\/(runs\/[^/]+\/)?events\/?(\?|$)/.test(url ?? '');
