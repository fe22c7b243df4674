import { NodeChanged, NodesChanged } from '#contracts';
import type { ChangedRun, LeftOutOfEvents, Problem, RunEnd } from '#contracts';

/** A `RunEvent` of an unvalidated message. `id` grows with time and resumes the stream; null where more comes of the same. */
export interface EventFrame {
  id: number | null;
  /** `<area>.<thing>.<fact>.v<N>`, or one of the stream's own. */
  event: string;
  data: Record<string, unknown>;
}

/** Fields that are not sent: large, or of use to services only. */
const LEFT_OUT: ReadonlySet<string> = new Set<LeftOutOfEvents>(['evidence', 'pinned', 'traceparent']);

/** A message of the bus; `time` is when it was published. */
export interface LoggedMessage {
  seq: number;
  subject: string;
  data: Uint8Array;
  time: Date;
}

/** The events of the run in a message; none for messages of other runs. */
export function runEventsOf(runId: string, message: LoggedMessage, subjectPrefix: string): EventFrame[] {
  // Most messages are of other runs: searching for the id is much cheaper than parsing.
  if (!Buffer.from(message.data.buffer, message.data.byteOffset, message.data.length).includes(runId)) return [];
  const body = parse(message.data);
  const event = message.subject.slice(subjectPrefix.length);
  const at = event === NodesChanged.event || event === NodeChanged.event ? { at: message.time.toISOString() } : {};
  if (event === NodesChanged.event)
    return nodeEvents({ runId, ...at }, message.seq, body as Partial<NodesChanged> | null);
  if (body?.['runId'] !== runId) return [];
  return [{ id: message.seq, event, data: { ...shownOf(body), ...at } }];
}

/** The event of a message as people may see it; null for what is no JSON object. */
export function eventOf(message: LoggedMessage, subjectPrefix: string): (EventFrame & { id: number }) | null {
  const body = parse(message.data);
  return body && { id: message.seq, event: message.subject.slice(subjectPrefix.length), data: shownOf(body) };
}

const shownOf = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !LEFT_OUT.has(name)));

/** Only the last has the id: a client that disconnects before it gets all of them again. */
function nodeEvents(shared: { runId: string }, seq: number, body: Partial<NodesChanged> | null): EventFrame[] {
  const runs = listIn<ChangedRun>(body?.runs);
  const nodes = runs.filter((run) => run.runId === shared.runId).flatMap((run) => listIn<ChangedRun['nodes'][number]>(run.nodes)); // prettier-ignore
  return nodes.map((node, at) => ({
    id: at === nodes.length - 1 ? seq : null,
    event: NodeChanged.event,
    data: { ...shared, ...node },
  }));
}

/** The objects of a list. The message is not validated, and a malformed one must not end the stream. */
const listIn = <T>(value: unknown): T[] =>
  Array.isArray(value) ? value.filter((item): item is T => typeof item === 'object' && item !== null) : [];

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof body === 'object' && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The stream is alive at `now`. */
export const heartbeat = (now: Date): EventFrame => ({
  id: null,
  event: 'heartbeat',
  data: { serverTime: now.toISOString() },
});

/** The last event of the stream: how the run ended. */
export const endOf = (end: RunEnd): EventFrame => ({ id: null, event: 'end', data: { ...end } });

/** The last event of a stream that cannot go on for now. */
export const problemEvent = (problem: Problem): EventFrame => ({ id: null, event: 'problem', data: { ...problem } });

/** The event in the text format of server-sent events. JSON holds no line break, so one data line is enough. */
export const sseFrame = ({ id, event, data }: EventFrame): string =>
  `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
