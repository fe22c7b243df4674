import type { MikroORM } from '@mikro-orm/postgresql';
import { FAILURE_FAMILIES } from '#contracts';
import type { Failure } from '#contracts';
import type { PinnedInputs } from '#steps';
import { failDelivery } from '../../../apps/orders/deliveries/fail-delivery.repository.js';
import { openDelivery, openOrdersDatabase } from './orders-database.js';

const INSIDE =
  "Cannot destructure property 'x' of undefined (/srv/hartomat/dist/main.js:12) postgresql://me:hunter2@db/";
const CATALOG = 'c'.repeat(64);

let orm: MikroORM;
let close: () => Promise<void>;
const sql = <T>(text: string, values: unknown[] = []) => orm.em.fork().execute<T[]>(text, values);

beforeAll(async () => {
  ({ orm, close } = await openOrdersDatabase('fail_delivery'));
});
afterAll(() => close());
beforeEach(() => sql('delete from orders.catalog_document'));

/** A failed delivery of an output type with this `notify`; what its owners are told. */
async function tellOf(failure: Failure, notify: unknown) {
  await sql('delete from orders.catalog_document');
  const document = JSON.stringify({ outputTypes: [{ key: 'still', notify }] });
  await sql('insert into orders.catalog_document (sha256, document) values (?, ?::jsonb)', [CATALOG, document]);
  const id = await openDelivery(orm, { catalogSha256: CATALOG });
  const [row] = await sql<{ pinned: PinnedInputs }>('select pinned from orders.delivery where id = ?', [id]);
  const failed = await orm.em.fork().transactional((em) => failDelivery(em, row?.pinned as PinnedInputs, failure));
  expect(failed).toBe(true);
  return sql<{ channel: string; recipient: string; subject: string; body: string }>(
    'select channel, recipient, subject, body from orders.notification where delivery_id = ? order by recipient',
    [id],
  );
}

describe('what a customer is told of a failed delivery', () => {
  it('has nothing of our insides, whatever the failure says', async () => {
    for (const code of [...FAILURE_FAMILIES.keys(), 'never_seen']) {
      const failure = {
        code,
        message: INSIDE,
        retryable: false,
        details: { step: 'x', file: INSIDE },
        cause: undefined,
      };
      const [told] = await tellOf(failure, { channel: 'email', recipients: ['a@hartomat.example'] });
      expect({ code, text: `${told?.subject}\n${told?.body}` }).toEqual({
        code,
        text: expect.not.stringMatching(/destructure|srv|main\.js|hunter2|postgres|never_seen|_/),
      });
    }
  });

  it.each<[string, unknown, string[]]>([
    ['nobody', null, []],
    ['a list that is none', { channel: 'email', recipients: 'a@b.example' }, []],
    ['what is no text', { channel: 'email', recipients: [7, null, 'a@b.example'] }, ['a@b.example']],
    ['the same twice', { channel: 'in_app', recipients: ['desk', 'desk'] }, ['desk']],
    ['a name that no row holds', { channel: 'in_app', recipients: ['😀'.repeat(400)] }, ['😀'.repeat(160)]],
  ])('reaches whom it can where the recipients are %s', async (_what, notify, recipients) => {
    const told = await tellOf({ code: 'crash_loop', message: 'half \ud800 and \0', retryable: false }, notify);
    expect(told.map(({ recipient }) => recipient)).toEqual(recipients);
  });
});
