import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { operations, queryOf } from '../../contract/api-document.js';
import { WorkflowBench } from './workflow-bench.js';

const odd = fc.oneof(
  fc.constantFrom('', '0', '-1', '1e300', '99999999999999999999', 'NaN', 'null', 'true', 'draft', '%', "'", '"', '\\'),
  fc.constantFrom(
    '2026-W48-6',
    '2026-11-28T16:00:00,5Z',
    '0000-01-01',
    '2026-13-45',
    'infinity',
    'now',
    'a\0b',
    '\u202e',
  ),
  fc.constantFrom(
    `0001-01-01T00:00:00.000Z_orders-1`,
    '2026-13-45T99:99:99.000000Z_a',
    '9999-12-31T23:59:59.999999Z_x',
  ),
  fc.string({ maxLength: 40, unit: 'binary' }),
  fc.stringMatching(/^[0-9TZ:.,+_-]{1,30}$/),
  fc.uuid(),
);
const asked = Object.entries(operations).filter(([name, one]) => name.startsWith('get ') && queryOf(one).length > 0);

/** Of services that are not there: they are away, whatever is asked. */
const AWAY = ['service_unreachable', 'bus_unreachable'];

describe('every query parameter that the API describes', () => {
  let bench: WorkflowBench;
  beforeAll(async () => void (bench = await WorkflowBench.open('odd-queries')));
  afterAll(() => bench.close());

  it.each(asked)('of %s is taken or refused, whatever it says', async (name, operation) => {
    const path = name
      .replace('get /api', '')
      .replace('{key}', 'still-threejs')
      .replace(/\{\w+\}/g, randomUUID());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...queryOf(operation)), odd, async (parameter, value) => {
        const reply = await bench.call('GET', `${path}?${new URLSearchParams([[parameter, value]])}`);
        // A stream that begins does not end.
        if (reply.headers.get('content-type')?.startsWith('text/event-stream')) return reply.body?.cancel();
        const text = await reply.text();
        if (reply.status < 500) return;
        const { code } = JSON.parse(text) as { code: string };
        expect({ parameter, value, code, isAway: AWAY.includes(code) }).toMatchObject({ isAway: true });
      }),
      { numRuns: 40 },
    );
  });
});
