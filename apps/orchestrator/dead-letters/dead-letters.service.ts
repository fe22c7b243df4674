import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { DeadLetterReply } from '#contracts';
import type { DeadLetter } from '#platform/nats';
import { DeadLetterEntity } from './dead-letter.entity.js';

const LISTED = 200;

@Injectable()
export class DeadLettersService {
  constructor(private readonly orm: MikroORM) {}

  async keep(letter: DeadLetter): Promise<void> {
    await this.orm.em.fork().insert(DeadLetterEntity, { service: 'orchestrator', ...letter });
  }

  /** The newest two hundred, newest first. */
  async list(): Promise<DeadLetterReply[]> {
    const letters = await this.orm.em.fork().findAll(DeadLetterEntity, { orderBy: { id: 'desc' }, limit: LISTED });
    return letters.map(({ id, service, subject, field, reason, receivedAt }) => ({
      id: String(id),
      service,
      subject,
      field,
      reason,
      receivedAt: receivedAt.toISOString(),
    }));
  }
}
