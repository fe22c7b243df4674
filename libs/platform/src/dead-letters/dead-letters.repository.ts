import type { Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PAGE_SIZES } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply, DeadLetterState } from '#contracts';
import type { DeadLetter } from './dead-letter.js';
import { deadLetterCut, deadLetterNotFound, deadLetterResolved, subjectTaken } from './dead-letters.errors.js';

export interface DeadLetterFilter {
  service?: string | undefined;
  state?: DeadLetterState | undefined;
  /** `<receivedAt>_<id>` of the last one of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

/** Publishes a body as it was; `duplicate` where the subject holds another message. */
export interface LetterPublisher {
  publishText(subject: string, body: string): Promise<'published' | 'duplicate'>;
}

interface Row extends Omit<DeadLetterDetail, 'receivedAt'> {
  receivedAt: Date | string;
}

const STATE = `case when requeued_at is not null then 'requeued' when discarded_at is not null then 'discarded' else 'waiting' end`;
/** In the precision of replies. */
const MOMENT = `date_trunc('milliseconds', received_at)`;
const COLUMNS = `id, service, subject, field, reason, ${STATE} as state, received_at as "receivedAt"`;

/**
 * Keeps messages that could not be decoded or handled in the service's own schema, for operators to inspect, requeue or
 * discard. Ids are `<schema>-<number>`: unique over all services.
 */
export class DeadLettersRepository {
  constructor(
    private readonly orm: MikroORM,
    private readonly own: { schema: string; service: string },
  ) {}

  /** `service` is the one that could not handle it, where that is another. */
  keep(letter: DeadLetter, service = this.own.service): Promise<void> {
    return writeDeadLetter(this.orm.em.fork(), this.own.schema, { ...letter, service });
  }

  /** The newest that fit, newest first; pages of several services together are one list, ordered by time, schema and number. */
  async list({ service, state, after, limit }: DeadLetterFilter = {}): Promise<DeadLetterReply[]> {
    const rows = await this.orm.em.fork().execute<Row[]>(
      `select ${COLUMNS} from ${this.table}
          where (?::text is null or service = ?) and (?::text is null or ${STATE} = ?)
            and (?::text is null or (${MOMENT}, '${this.own.schema}', id) < (?::timestamptz, ?, ?::bigint))
          order by ${MOMENT} desc, id desc limit ?`,
      [...twice(service), ...twice(state), ...placeOf(after), limit ?? PAGE_SIZES.deadLetters],
    );
    return rows.map((row) => this.reply(row));
  }

  /** Throws UserError 404 for an id that is none of these. */
  async get(id: string, em: EntityManager = this.orm.em.fork()): Promise<DeadLetterDetail> {
    const select = `select ${COLUMNS}, body, is_cut as "isCut" from ${this.table} where id = ?`;
    const rows = await em.execute<Row[]>(select, [this.number(id)]);
    if (!rows[0]) throw deadLetterNotFound(id);
    return this.reply(rows[0]);
  }

  /** Publishes the body to its subject again. Throws UserError where that was done, or cannot be. */
  async requeue(id: string, publisher: LetterPublisher): Promise<DeadLetterDetail> {
    const letter = await this.get(id);
    if (letter.isCut) throw deadLetterCut(id);
    await this.resolve(letter, 'requeued_at', async () => {
      const outcome = await publisher.publishText(letter.subject, letter.body);
      if (outcome === 'duplicate') throw subjectTaken(id, letter.subject);
    });
    return this.get(id);
  }

  async discard(id: string): Promise<DeadLetterDetail> {
    await this.resolve(await this.get(id), 'discarded_at', async () => undefined);
    return this.get(id);
  }

  /** Of two concurrent requests the second waits for the row lock and finds the row resolved. */
  private async resolve(
    { id }: DeadLetterDetail,
    column: 'requeued_at' | 'discarded_at',
    work: () => Promise<void>,
  ): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      const resolved = await em.execute<unknown[]>(
        `update ${this.table} set ${column} = now() where id = ? and requeued_at is null and discarded_at is null returning id`,
        [this.number(id)],
      );
      if (resolved.length === 0) throw deadLetterResolved(id, (await this.get(id, em)).state);
      await work();
    });
  }

  private get table(): string {
    return `${this.own.schema}.dead_letter`;
  }

  private number(id: string): string {
    const found = new RegExp(`^${this.own.schema}-([1-9][0-9]{0,14})$`).exec(id)?.[1];
    if (found === undefined) throw deadLetterNotFound(id);
    return found;
  }

  private reply<R extends Row>(row: R): R & { receivedAt: string } {
    const receivedAt = new Date(row.receivedAt).toISOString();
    return { ...row, id: `${this.own.schema}-${row.id}`, receivedAt };
  }
}

/** A value twice: for the statement's null check and for its use. */
const twice = (value: string | undefined): (string | null)[] => [value ?? null, value ?? null];

/** Time (twice), schema and number of `<receivedAt>_<schema>-<number>`. */
function placeOf(after: string | undefined): (string | null)[] {
  const [, time, schema = null, number = null] = /^(.+)_([a-z]+)-(\d+)$/.exec(after ?? '') ?? [];
  return [...twice(time), schema, number];
}

/** Keeps a letter in the caller's transaction; `service` is the one that could not handle it. */
export async function writeDeadLetter(
  em: EntityManager,
  schema: string,
  letter: DeadLetter & { service: string },
): Promise<void> {
  const { service, subject, field, reason, body, isCut } = letter;
  // A text column takes no NUL, and bytes that are not JSON may hold one.
  const values = [service, subject, field, reason, body].map((text) => text.replaceAll('\0', '\uFFFD'));
  await em.execute(
    `insert into ${schema}.dead_letter (service, subject, field, reason, body, is_cut) values (?, ?, ?, ?, ?, ?)`,
    [...values, isCut],
  );
}

/** The dead letters of a service; schema and service bear one name. */
export const provideDeadLetters = (service: string): Provider => ({
  provide: DeadLettersRepository,
  inject: [MikroORM],
  useFactory: (orm: MikroORM) => new DeadLettersRepository(orm, { schema: service, service }),
});
