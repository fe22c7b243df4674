import { OperationalError } from '../http/user-error.js';
import { MalformedMessage } from './parse-message.js';
import { PublishRefused } from './publish-acks.js';
import { failureFamily, settle, unkeptDeadLetter } from './settlement.js';
import type { FailedDelivery } from './settlement.js';

const failed = (more: Partial<FailedDelivery> = {}): FailedDelivery => ({
  kind: 'event',
  error: new TypeError('undefined is not a function'),
  deliveries: 1,
  excused: 0,
  isExcused: false,
  waiting: 0,
  capacity: 1000,
  ...more,
});
const ofDatabase = (code: string): Error => Object.assign(new Error(`SQLSTATE ${code}`), { code });

/** What an event that fails each time is told, delivery by delivery, until it is a dead letter. */
function life(more: Partial<FailedDelivery> = {}): number[] {
  const delays: number[] = [];
  for (let deliveries = 1; ; deliveries += 1) {
    const settlement = settle(failed({ ...more, deliveries }));
    if (settlement.do !== 'retry') return delays;
    delays.push(settlement.afterMs);
  }
}

describe('settle', () => {
  it('lets an event that always fails wait longer each time, for more than an hour, and then ends it', () => {
    const delays = life();
    expect(delays).toHaveLength(19);
    expect(delays.slice(0, 6)).toEqual([1000, 5000, 30_000, 60_000, 300_000, 300_000]);
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(60 * 60 * 1000);
  });

  it.each(['22021', '22003', '22P05', '23502', '23514', '21000', '54000'])(
    'ends at once what the database refuses as data (%s)',
    (code) => {
      for (const kind of ['event', 'task', 'result'] as const)
        expect(settle(failed({ kind, error: ofDatabase(code) }))).toMatchObject({
          do: 'dead_letter',
          reason: expect.stringContaining(code),
        });
    },
  );

  it('tries once more what conflicts with another row, since that may have been a race', () => {
    expect(life({ error: ofDatabase('23505') })).toEqual([1000]);
  });

  it('names the field of what a handler calls malformed', () => {
    expect(settle(failed({ error: new MalformedMessage('/path', 'must be graph') }))).toEqual({
      do: 'dead_letter',
      field: '/path',
      reason: 'must be graph',
    });
  });

  it('never ends an event for an outage, however often it came', () => {
    for (const deliveries of [1, 20, 5000]) {
      const settlement = settle(failed({ deliveries, excused: deliveries, isExcused: true }));
      expect(settlement).toEqual({ do: 'retry', afterMs: deliveries < 10 ? 1000 : 5000 });
    }
  });

  it('tells an outage from the message by what the database, the network and our own errors say', () => {
    const codes = ['57P01', '57P03', '53300', '40001', '40P01', '08006', '25006', 'ECONNREFUSED', 'ECONNRESET'];
    const outages = [
      ...codes.map(ofDatabase),
      new OperationalError('bus_unreachable', 'away'),
      new PublishRefused('refused', 'no space'),
      new Error('Connection terminated unexpectedly'),
      new Error('timeout exceeded when trying to connect'),
    ];
    expect(outages.map(failureFamily)).toEqual(outages.map(() => 'unavailable'));
    const others = [new TypeError('x is undefined'), ofDatabase('42P01'), 'a text', null];
    expect(others.map(failureFamily)).toEqual(others.map(() => 'unexplained'));
  });

  it('does not count deliveries of an outage toward the end', () => {
    expect(settle(failed({ deliveries: 721, excused: 720 }))).toEqual({ do: 'retry', afterMs: 1000 });
    expect(settle(failed({ deliveries: 740, excused: 720 }))).toMatchObject({ do: 'dead_letter' });
  });

  it('never delays tasks and results: they come again with their lease, a few times', () => {
    for (const kind of ['task', 'result'] as const) {
      for (let deliveries = 1; deliveries < 5; deliveries += 1)
        expect(settle(failed({ kind, deliveries }))).toEqual({ do: 'leave' });
      expect(settle(failed({ kind, deliveries: 5 }))).toMatchObject({ do: 'dead_letter' });
      expect(settle(failed({ kind, deliveries: 9, excused: 9, isExcused: true }))).toEqual({ do: 'leave' });
      expect(unkeptDeadLetter(kind)).toEqual({ do: 'leave' });
    }
  });

  it('gives fewer tries the more others wait, so that half of the places stay free', () => {
    expect(life({ waiting: 124 })).toHaveLength(19);
    expect(life({ waiting: 125 })).toHaveLength(2);
    expect(life({ waiting: 500 })).toHaveLength(0);
  });

  it('says why in bounded words', () => {
    const settlement = settle(failed({ error: new Error('x'.repeat(1_000_000)), deliveries: 20 }));
    expect(JSON.stringify(settlement).length).toBeLessThan(2000);
  });
});
