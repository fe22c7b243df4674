import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DeadLetterReply } from '#contracts';
import type { DeadLetter } from '#platform/nats';

interface Row {
  id: string;
  subject: string;
  field: string;
  reason: string;
  received_at: Date | string;
}

/** Keeps messages that the border could not accept, so that somebody can look. */
@Injectable()
export class DeadLettersRepository {
  constructor(private readonly orm: MikroORM) {}

  async keep(letter: DeadLetter): Promise<void> {
    // A text column takes no NUL, and bytes that are no JSON may hold one.
    const values = [letter.subject, letter.field, letter.reason, letter.body].map((text) => text.replaceAll('\0', '�'));
    await this.orm.em
      .fork()
      .execute('insert into comparison.dead_letter (subject, field, reason, body) values (?, ?, ?, ?)', values);
  }

  /** The newest 200. */
  async list(): Promise<DeadLetterReply[]> {
    const rows = await this.orm.em
      .fork()
      .execute<Row[]>(
        'select id, subject, field, reason, received_at from comparison.dead_letter order by id desc limit 200',
      );
    return rows.map(({ id, subject, field, reason, received_at: at }) => ({
      id: String(id),
      service: 'comparison',
      subject,
      field,
      reason,
      receivedAt: new Date(at).toISOString(),
    }));
  }
}
