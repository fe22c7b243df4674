import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DeadLetter } from '#platform/nats';

/** Keeps messages that the border could not accept, so that somebody can look. */
@Injectable()
export class DeadLettersService {
  constructor(private readonly orm: MikroORM) {}

  async keep(letter: DeadLetter): Promise<void> {
    await this.orm.em
      .fork()
      .execute('insert into orders.dead_letter (subject, field, reason, body) values (?, ?, ?, ?)', [
        letter.subject,
        letter.field,
        letter.reason,
        letter.body,
      ]);
  }
}
