import { FailedDeliveries } from './failed-deliveries.js';
import type { Delivery } from './failed-deliveries.js';
import type { DeadLetter } from './decode-messages.js';
import { silentLogger } from '../testing/bus-spec.js';

const AWAY = Object.assign(new Error('away'), { code: '57P03' });

/** The failures of a consumer of events, and the settlement of each delivery: a delay in ms, or 'dead'. */
function world(kind: 'event' | 'task' = 'event') {
  const letters: DeadLetter[] = [];
  const settled: (number | string)[] = [];
  let keep = async (letter: DeadLetter): Promise<void> => void letters.push(letter);
  const failures = new FailedDeliveries(
    { name: 'spec', kind, maxAckPending: 1000 },
    { logger: silentLogger(), onDeadLetter: (letter) => keep(letter) },
  );
  const delivery = (key: string, deliveryCount: number, body = '{}'): Delivery => ({
    key,
    body: () => body,
    raw: {
      ...{ subject: 's', data: new Uint8Array(), headers: undefined },
      info: { deliveryCount, timestampNanos: 0, streamSequence: 1 },
      ack: () => void settled.push('acked'),
      nak: (delay) => void settled.push(delay ?? 0),
      term: () => void settled.push('dead'),
      working: () => undefined,
    },
  });
  const fail = (key: string, count: number, error: unknown = AWAY) => failures.add(delivery(key, count), error);
  return { failures, letters, settled, fail, delivery, keepBy: (other: typeof keep) => void (keep = other) };
}

describe('FailedDeliveries', () => {
  it('counts no delivery of an outage, so that a later fault has all its tries', async () => {
    const { fail, settled } = world();
    for (let count = 1; count <= 100; count += 1) await fail('a', count);
    settled.length = 0;
    for (let count = 101; count <= 120; count += 1) await fail('a', count, new TypeError('bug'));
    expect(settled.slice(0, 3)).toEqual([1000, 5000, 30_000]);
    expect(settled.at(-1)).toBe('dead');
    expect(settled).toHaveLength(20);
  });

  it('counts it where others are handled meanwhile: then it is no outage', async () => {
    const { fail, settled, failures } = world();
    for (let count = 1; settled.at(-1) !== 'dead' && count < 100; count += 1) {
      await fail('a', count);
      failures.succeeded('other');
    }
    // The first is excused: an outage could not be excluded.
    expect(settled).toHaveLength(21);
  });

  it('does not count messages that wait for the end of an outage as failing others', async () => {
    const { fail, settled } = world();
    for (let n = 0; n < 900; n += 1) await fail(`other ${n}`, 1);
    settled.length = 0;
    await fail('a', 1, new TypeError('bug'));
    expect(settled).toEqual([1000]);
  });

  it('leaves an event in the stream whose dead letter cannot be kept, and keeps it later', async () => {
    const { fail, settled, letters, keepBy } = world();
    const refused = Object.assign(new Error('no'), { code: '22021' });
    keepBy(() => Promise.reject(AWAY));
    await fail('a', 1, refused);
    expect(settled).toEqual([5000]);
    keepBy(async (letter) => void letters.push(letter));
    await fail('a', 2, refused);
    expect(settled).toEqual([5000, 'dead']);
    expect(letters).toHaveLength(1);
  });

  it('never throws, also where the connection is closed', async () => {
    const { failures, delivery } = world();
    const closed = delivery('a', 1);
    closed.raw.nak = closed.raw.term = () => {
      throw new Error('connection closed');
    };
    await failures.add(closed, new TypeError('bug'));
    await failures.add(closed, Object.assign(new Error('no'), { code: '22021' }));
  });

  it('says nothing to the server about a task that failed: its lease ends', async () => {
    const { fail, settled } = world('task');
    for (let count = 1; count <= 4; count += 1) await fail('a', count, new TypeError('bug'));
    expect(settled).toEqual([]);
    await fail('a', 5, new TypeError('bug'));
    expect(settled).toEqual(['dead']);
  });

  it('keeps a valid event whole, in text that PostgreSQL can hold', async () => {
    const { failures, letters, delivery } = world();
    const body = `{"text":"${'x'.repeat(500_000)}\0\ud800"}`;
    await failures.add(delivery('a', 1, body), Object.assign(new Error('a\0b'), { code: '22021' }));
    expect(letters[0]).toMatchObject({ isCut: false, reason: 'could not be handled: a\uFFFDb' });
    expect(letters[0]?.body).toHaveLength(body.length);
    expect(letters[0]?.body.endsWith('\uFFFD\uFFFD"}')).toBe(true);
  });

  it('remembers at most twice `max_ack_pending` messages', async () => {
    const { fail, settled } = world();
    await fail('first', 300);
    for (let n = 0; n < 3000; n += 1) await fail(`other ${n}`, 1);
    settled.length = 0;
    await fail('first', 301, new TypeError('bug'));
    expect(settled).toEqual(['dead']);
  });
});
