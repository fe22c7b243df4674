import { MessageSettler } from './message-settler.js';
import type { Delivery } from './message-settler.js';
import type { DeadLetter } from './received.js';
import { silentLogger } from './testing/bus-spec.js';

const AWAY = Object.assign(new Error('away'), { code: '57P03' });

/** A settler of events, and what it said of each delivery: a delay in ms, or 'dead'. */
function world(kind: 'event' | 'task' = 'event') {
  const letters: DeadLetter[] = [];
  const said: (number | string)[] = [];
  let keep = async (letter: DeadLetter): Promise<void> => void letters.push(letter);
  const settler = new MessageSettler(
    { name: 'spec', kind, maxAckPending: 1000 },
    { logger: silentLogger(), onDeadLetter: (letter) => keep(letter) },
  );
  const delivery = (key: string, deliveryCount: number, body = '{}'): Delivery => ({
    key,
    body: () => body,
    raw: {
      ...{ subject: 's', data: new Uint8Array(), headers: undefined },
      info: { deliveryCount, timestampNanos: 0, streamSequence: 1 },
      ack: () => void said.push('acked'),
      nak: (delay) => void said.push(delay ?? 0),
      term: () => void said.push('dead'),
      working: () => undefined,
    },
  });
  const fail = (key: string, count: number, error: unknown = AWAY) => settler.fail(delivery(key, count), error);
  return { settler, letters, said, fail, delivery, keepBy: (other: typeof keep) => void (keep = other) };
}

describe('MessageSettler', () => {
  it('counts no delivery of an outage, so that a fault after it has all its tries', async () => {
    const { fail, said } = world();
    for (let count = 1; count <= 100; count += 1) await fail('a', count);
    said.length = 0;
    for (let count = 101; count <= 120; count += 1) await fail('a', count, new TypeError('bug'));
    expect(said.slice(0, 3)).toEqual([1000, 5000, 30_000]);
    expect(said.at(-1)).toBe('dead');
    expect(said).toHaveLength(20);
  });

  it('counts it where others are handled meanwhile: then it is no outage', async () => {
    const { fail, said, settler } = world();
    for (let count = 1; said.at(-1) !== 'dead' && count < 100; count += 1) {
      await fail('a', count);
      settler.succeeded('other');
    }
    // The first is excused: nobody could know.
    expect(said).toHaveLength(21);
  });

  it('does not take those that wait for the end of an outage for a crowd', async () => {
    const { fail, said } = world();
    for (let n = 0; n < 900; n += 1) await fail(`other ${n}`, 1);
    said.length = 0;
    await fail('a', 1, new TypeError('bug'));
    expect(said).toEqual([1000]);
  });

  it('leaves an event in the stream whose dead letter cannot be kept, and keeps it later', async () => {
    const { fail, said, letters, keepBy } = world();
    const refused = Object.assign(new Error('no'), { code: '22021' });
    keepBy(() => Promise.reject(AWAY));
    await fail('a', 1, refused);
    expect(said).toEqual([5000]);
    keepBy(async (letter) => void letters.push(letter));
    await fail('a', 2, refused);
    expect(said).toEqual([5000, 'dead']);
    expect(letters).toHaveLength(1);
  });

  it('never throws, also where the connection is closed', async () => {
    const { settler, delivery } = world();
    const closed = delivery('a', 1);
    closed.raw.nak = closed.raw.term = () => {
      throw new Error('connection closed');
    };
    await settler.fail(closed, new TypeError('bug'));
    await settler.fail(closed, Object.assign(new Error('no'), { code: '22021' }));
  });

  it('says nothing to the server about a task that failed: its lease ends', async () => {
    const { fail, said } = world('task');
    for (let count = 1; count <= 4; count += 1) await fail('a', count, new TypeError('bug'));
    expect(said).toEqual([]);
    await fail('a', 5, new TypeError('bug'));
    expect(said).toEqual(['dead']);
  });

  it('keeps a valid event whole, in text that PostgreSQL can hold', async () => {
    const { settler, letters, delivery } = world();
    const body = `{"text":"${'x'.repeat(500_000)}\0\ud800"}`;
    await settler.fail(delivery('a', 1, body), Object.assign(new Error('a\0b'), { code: '22021' }));
    expect(letters[0]).toMatchObject({ isCut: false, reason: 'could not be handled: a\uFFFDb' });
    expect(letters[0]?.body).toHaveLength(body.length);
    expect(letters[0]?.body.endsWith('\uFFFD\uFFFD"}')).toBe(true);
  });

  it('remembers no more messages than twice what the server lets out', async () => {
    const { fail, said } = world();
    await fail('first', 300);
    for (let n = 0; n < 3000; n += 1) await fail(`other ${n}`, 1);
    said.length = 0;
    await fail('first', 301, new TypeError('bug'));
    expect(said).toEqual(['dead']);
  });
});
