import type { Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeadLetterReply } from '#contracts';

/** A message that no border could accept, by its first offending field; `body` may be cut. */
export interface DeadLetter {
  subject: string;
  field: string;
  reason: string;
  body: string;
}

interface Row extends Omit<DeadLetterReply, 'receivedAt'> {
  received_at: Date | string;
}

/** Keeps messages that the border could not accept in the service's own schema, so that somebody can look. */
export class DeadLettersRepository {
  constructor(
    private readonly orm: MikroORM,
    private readonly own: { schema: string; service: string },
  ) {}

  /** `service` names whose border it was, where another tells us. */
  keep(letter: DeadLetter, service = this.own.service): Promise<void> {
    return writeDeadLetter(this.orm.em.fork(), this.own.schema, { ...letter, service });
  }

  /** The newest 200, newest first. */
  async list(): Promise<DeadLetterReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<Row[]>(
        `select id, service, subject, field, reason, received_at from ${this.own.schema}.dead_letter order by id desc limit 200`,
      );
    return rows.map(({ received_at: at, ...row }) => ({
      ...row,
      id: String(row.id),
      receivedAt: new Date(at).toISOString(),
    }));
  }
}

/** Keeps a letter in the caller's transaction; `service` names whose border it was. */
export async function writeDeadLetter(
  em: EntityManager,
  schema: string,
  letter: DeadLetter & { service: string },
): Promise<void> {
  const { service, subject, field, reason, body } = letter;
  // A text column takes no NUL, and bytes that are no JSON may hold one.
  const values = [service, subject, field, reason, body].map((text) => text.replaceAll('\0', '\uFFFD'));
  await em.execute(
    `insert into ${schema}.dead_letter (service, subject, field, reason, body) values (?, ?, ?, ?, ?)`,
    values,
  );
}

/** The dead letters of a service; schema and service bear one name. */
export const provideDeadLetters = (service: string): Provider => ({
  provide: DeadLettersRepository,
  inject: [MikroORM],
  useFactory: (orm: MikroORM) => new DeadLettersRepository(orm, { schema: service, service }),
});
