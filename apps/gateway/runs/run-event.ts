import { NodeChanged, NodesChanged } from '#contracts';
import type { ChangedRun } from '#contracts';

/** An event of a run as a browser gets it. `id` grows with time and resumes the stream; null where more comes of the same. */
export interface RunEvent {
  id: number | null;
  /** `<area>.<thing>.<fact>.v<N>`. */
  event: string;
  data: Record<string, unknown>;
}

/** Parts of messages that are for services: large, or of no use to people who wait. */
const LEFT_OUT = new Set(['evidence', 'pinned', 'traceparent']);

/** What the message says of the run; nothing where it speaks of other runs or is no event. */
export function runEventsOf(
  runId: string,
  message: { seq: number; subject: string; data: Uint8Array },
  subjectPrefix: string,
): RunEvent[] {
  // Most messages are of other runs: looking for the id costs far less than reading them.
  if (!Buffer.from(message.data.buffer, message.data.byteOffset, message.data.length).includes(runId)) return [];
  const body = parse(message.data);
  const event = message.subject.slice(subjectPrefix.length);
  if (event === NodesChanged.event) return nodeEvents(runId, message.seq, body as Partial<NodesChanged> | null);
  if (body?.['runId'] !== runId) return [];
  const data = Object.fromEntries(Object.entries(body).filter(([name]) => !LEFT_OUT.has(name)));
  return [{ id: message.seq, event, data }];
}

/** A reader that leaves before the last of them gets them all again. */
function nodeEvents(runId: string, seq: number, body: Partial<NodesChanged> | null): RunEvent[] {
  const runs = listIn<ChangedRun>(body?.runs);
  const nodes = runs.filter((run) => run.runId === runId).flatMap((run) => listIn<ChangedRun['nodes'][number]>(run.nodes)); // prettier-ignore
  return nodes.map((node, at) => ({
    id: at === nodes.length - 1 ? seq : null,
    event: NodeChanged.event,
    data: { runId, ...node },
  }));
}

/** The objects of a list. Nothing has validated this message, and one that is odd must not end the reader's stream each time. */
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

/** The event in the text format of server-sent events. JSON holds no line break, so one data line is enough. */
export const sseFrame = ({ id, event, data }: RunEvent): string =>
  `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
