import { RunAccepted, WorkflowChanged } from '#contracts';
import type { EventFrame } from '../runs/run-event.js';
import { EventClient } from './event-client.js';
import { topicsOf } from './event-topics.js';

const frame = (event: string, id = 1): EventFrame => ({ id, event, data: {} });

/** Takes frames when it is told to. */
class SlowSink {
  readonly sent: (number | null)[][] = [];
  private taken: (() => void)[] = [];

  send(frames: readonly EventFrame[]): Promise<void> {
    this.sent.push(frames.map(({ id }) => id));
    return new Promise((done) => this.taken.push(done));
  }

  async take(): Promise<void> {
    for (const done of this.taken.splice(0)) done();
    await new Promise(setImmediate);
  }
}

describe('EventClient', () => {
  it('hears of its topics, and of what the stream says of itself', async () => {
    const sink = new SlowSink();
    const client = new EventClient(sink, topicsOf('workflows'), { most: 10, onSlow: () => undefined });
    client.tell([frame(RunAccepted.event, 1), frame(WorkflowChanged.event, 2), frame('heartbeat', 3)]);
    await sink.take();
    expect(sink.sent).toEqual([[2, 3]]);
  });

  it('gets what came while it read, together and in order', async () => {
    const sink = new SlowSink();
    const client = new EventClient(sink, topicsOf(undefined), { most: 10, onSlow: () => undefined });
    for (const id of [1, 2, 3]) client.tell([frame(RunAccepted.event, id)]);
    await sink.take();
    client.tell([frame(RunAccepted.event, 4)]);
    await sink.take();
    await sink.take();
    expect(sink.sent).toEqual([[1], [2, 3], [4]]);
  });

  it('is given up when too much waits for it', async () => {
    const sink = new SlowSink();
    let slow = 0;
    const client = new EventClient(sink, topicsOf('runs'), { most: 2, onSlow: () => void slow++ });
    for (const id of [1, 2, 3]) client.tell([frame(RunAccepted.event, id)]);
    expect(slow).toBe(0);
    client.tell([frame(RunAccepted.event, 4)]);
    await sink.take();
    await sink.take();
    expect([slow, sink.sent]).toEqual([1, [[1]]]);
  });
});
