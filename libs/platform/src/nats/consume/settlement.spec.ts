import { OperationalError } from '../../errors/user-error.js';
import { MalformedMessage } from './parse-message.js';
import { PublishRefused } from '../publish/publish-acks.js';
import { NOT_BEGUN, failureFamily, isHandledOneByOne, settlementOf, unkeptDeadLetter } from './settlement.js';
import type { FailedDelivery, Settlement } from './settlement.js';

const failed = (more: Partial<FailedDelivery> = {}): FailedDelivery => ({
  kind: 'event',
  error: new TypeError('undefined is not a function'),
  deliveries: 1,
  excused: 0,
  othersSucceeded: false,
  waiting: 0,
  capacity: 1000,
  ...more,
});
const AWAY = new OperationalError('bus_unreachable', 'away');
const ofDatabase = (code: string): Error => Object.assign(new Error(`SQLSTATE ${code}`), { code });

/** The delays of an event that always fails, delivery by delivery, until it is a dead letter. */
function life(more: Partial<FailedDelivery> = {}): number[] {
  const delays: number[] = [];
  for (let deliveries = 1; ; deliveries += 1) {
    const settlement = settlementOf(failed({ ...more, deliveries }));
    if (settlement.do !== 'retry') return delays;
    delays.push(settlement.afterMs);
  }
}

describe('settlementOf', () => {
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
        expect(settlementOf(failed({ kind, error: ofDatabase(code) }))).toMatchObject({
          do: 'dead_letter',
          reason: expect.stringContaining(code),
        });
    },
  );

  it('tries once more what conflicts with another row, since that may have been a race', () => {
    expect(life({ error: ofDatabase('23505') })).toEqual([1000]);
  });

  it('names the field of what a handler calls malformed', () => {
    expect(settlementOf(failed({ error: new MalformedMessage('/path', 'must be graph') }))).toMatchObject({
      do: 'dead_letter',
      field: '/path',
      reason: 'must be graph',
    });
  });

  it('never ends an event for an outage, however often it came', () => {
    for (const deliveries of [1, 20, 5000]) {
      const settlement = settlementOf(failed({ error: AWAY, deliveries, excused: deliveries - 1 }));
      expect(settlement).toEqual({ do: 'retry', afterMs: deliveries < 10 ? 1000 : 5000, excused: true });
    }
  });

  it('distinguishes an outage from a bad message by the errors of the database, the network and our own code', () => {
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
    expect(settlementOf(failed({ deliveries: 721, excused: 720 }))).toMatchObject({ do: 'retry', afterMs: 1000 });
    expect(settlementOf(failed({ deliveries: 740, excused: 720 }))).toMatchObject({ do: 'dead_letter' });
  });

  it('never delays tasks and results: they come again with their lease, a few times', () => {
    for (const kind of ['task', 'result'] as const) {
      for (let deliveries = 1; deliveries < 5; deliveries += 1)
        expect(settlementOf(failed({ kind, deliveries }))).toEqual({ do: 'leave', excused: false });
      expect(settlementOf(failed({ kind, deliveries: 5 }))).toMatchObject({ do: 'dead_letter' });
      expect(settlementOf(failed({ kind, error: AWAY, deliveries: 9, excused: 8 }))).toEqual({
        do: 'leave',
        excused: true,
      });
      expect(unkeptDeadLetter(kind)).toMatchObject({ do: 'leave' });
    }
  });

  it('allows fewer tries the more others wait, so that half of the places stay free', () => {
    expect(life({ waiting: 124 })).toHaveLength(19);
    expect(life({ waiting: 125 })).toHaveLength(2);
    expect(life({ waiting: 500 })).toHaveLength(0);
  });

  it('says why in bounded words', () => {
    const settlement = settlementOf(failed({ error: new Error('x'.repeat(1_000_000)), deliveries: 20 }));
    expect(JSON.stringify(settlement).length).toBeLessThan(2000);
  });

  it('excuses an outage only while nothing else is handled', () => {
    expect(settlementOf(failed({ error: AWAY, othersSucceeded: true }))).toEqual({
      do: 'retry',
      afterMs: 1000,
      excused: false,
    });
    expect(settlementOf(failed({ error: AWAY, othersSucceeded: true, deliveries: 20 }))).toMatchObject({
      do: 'dead_letter',
    });
  });

  const MALFORMED = new MalformedMessage('/n', 'must be a number');
  const REFUSED = ofDatabase('22003');
  const CONFLICT = ofDatabase('23505');
  const BUG = new TypeError('x is undefined');

  /** `+1000` waits a second, `lease` waits for the lease, `whole` and `cut` are dead letters; by event, task and result. */
  it.each([
    { what: 'malformed, delivery 1', of: { error: MALFORMED }, becomes: ['cut', 'cut', 'cut'] },
    { what: 'refused, delivery 1', of: { error: REFUSED }, becomes: ['whole', 'cut', 'whole'] },
    { what: 'conflict, delivery 1', of: { error: CONFLICT }, becomes: ['+1000', 'lease', 'lease'] },
    { what: 'conflict, delivery 2', of: { error: CONFLICT, deliveries: 2 }, becomes: ['whole', 'cut', 'whole'] },
    { what: 'bug, delivery 1', of: { error: BUG }, becomes: ['+1000', 'lease', 'lease'] },
    { what: 'bug, delivery 3', of: { error: BUG, deliveries: 3 }, becomes: ['+30000', 'lease', 'lease'] },
    { what: 'bug, delivery 5', of: { error: BUG, deliveries: 5 }, becomes: ['+300000', 'cut', 'whole'] },
    { what: 'bug, delivery 20', of: { error: BUG, deliveries: 20 }, becomes: ['whole', 'cut', 'whole'] },
    { what: 'bug in a crowd, delivery 3', of: { error: BUG, deliveries: 3, waiting: 125 }, becomes: ['whole', 'cut', 'whole'] },
    { what: 'bug with half of the places taken', of: { error: BUG, waiting: 500 }, becomes: ['whole', 'cut', 'whole'] },
    { what: 'outage, delivery 1', of: { error: AWAY }, becomes: ['+1000', 'lease', 'lease'] },
    { what: 'outage, delivery 100', of: { error: AWAY, deliveries: 100, excused: 99 }, becomes: ['+5000', 'lease', 'lease'] },
    { what: 'outage of this one alone, delivery 5', of: { error: AWAY, deliveries: 5, othersSucceeded: true }, becomes: ['+300000', 'cut', 'whole'] },
  ])('$what: $becomes', ({ of, becomes }) => {
    expect((['event', 'task', 'result'] as const).map((kind) => inShort(settlementOf(failed({ ...of, kind }))))).toEqual(becomes);
  }); // prettier-ignore
});

function inShort(settlement: Settlement): string {
  if (settlement.do === 'dead_letter') return settlement.longest === 1_000_000 ? 'whole' : 'cut';
  return settlement.do === 'leave' ? 'lease' : `+${settlement.afterMs}`;
}

describe('the rest of the policy', () => {
  it('gives back at once what was not begun, whatever its kind', () => {
    expect(NOT_BEGUN).toMatchObject({ do: 'retry', afterMs: 0 });
  });

  it('delays an event whose dead letter could not be kept, and no task or result', () => {
    expect((['event', 'task', 'result'] as const).map((kind) => inShort(unkeptDeadLetter(kind)))).toEqual([
      '+5000',
      'lease',
      'lease',
    ]);
  });

  it.each([
    { error: 'a bug', of: new TypeError('x'), size: 3, alone: true },
    { error: 'a bug', of: new TypeError('x'), size: 1, alone: false },
    { error: 'data that the database refuses', of: ofDatabase('22003'), size: 3, alone: true },
    { error: 'an outage', of: AWAY, size: 3, alone: false },
  ])('after $error in a batch of $size its messages are handled one by one: $alone', ({ of, size, alone }) => {
    expect(isHandledOneByOne(of, size)).toBe(alone);
  });
});
