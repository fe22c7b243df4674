import type { ServerResponse } from 'node:http';
import { problemOf } from '#platform/http';
import { problemEvent } from './run-event.js';
import type { SseStream } from './sse-stream.js';

/**
 * Tells why a stream cannot go on, as its last event: browsers read no body of another status than 200, and never connect
 * again after one. Rethrows what a response can still answer with a status of its own, and what the log must show.
 */
export async function tellProblem(error: unknown, stream: SseStream, response: ServerResponse): Promise<void> {
  const problem = problemOf(error);
  if (!response.headersSent && problem.status !== 503) throw error;
  await stream.send([problemEvent(problem)]);
  if (problem.status === 500) throw error;
}
