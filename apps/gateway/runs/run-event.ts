/** An event of a run as a browser gets it. `id` grows with time and resumes the stream. */
export interface RunEvent {
  id: number;
  /** `<area>.<thing>.<fact>.v<N>`. */
  event: string;
  data: Record<string, unknown>;
}

/** Parts of messages that are for services: large, or of no use to people who wait. */
const LEFT_OUT = new Set(['evidence', 'pinned', 'traceparent']);

/** The message as an event of the run, or null where it speaks of another run or is none. */
export function runEventOf(
  runId: string,
  message: { seq: number; subject: string; data: Uint8Array },
  subjectPrefix: string,
): RunEvent | null {
  // Most messages are of other runs: looking for the id costs far less than reading them.
  if (!Buffer.from(message.data.buffer, message.data.byteOffset, message.data.length).includes(runId)) return null;
  const body = parse(message.data);
  if (body?.['runId'] !== runId) return null;
  const data = Object.fromEntries(Object.entries(body).filter(([name]) => !LEFT_OUT.has(name)));
  return { id: message.seq, event: message.subject.slice(subjectPrefix.length), data };
}

function parse(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof body === 'object' ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The event in the text format of server-sent events. JSON holds no line break, so one data line is enough. */
export const sseFrame = ({ id, event, data }: RunEvent): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
