import { Injectable } from '@nestjs/common';
import { ConcurrencyLimiter } from '#platform/http';
import type { BusRequest } from '#contracts';
import { BusRequester } from '#platform/nats';

/** Validating a large workflow blocks the registry's thread for a second. */
const LIMITS = { atOnce: 2, waiting: 100, withinMs: 25_000 };
const ANSWER_WITHIN_MS = 30_000;
const NEVER = new AbortController().signal;

/** Limits concurrent requests that validate workflows, so that the registry answers others in between. */
@Injectable()
export class ValidatingRequestsService {
  private readonly turns = new ConcurrencyLimiter(LIMITS);

  constructor(private readonly bus: BusRequester) {}

  /** As `BusRequester.ask`; 503 `busy` where it would be queued too long. */
  async ask<Query extends object, Reply>(request: BusRequest<Query, Reply>, query: NoInfer<Query>): Promise<Reply> {
    const end = await this.turns.take(NEVER);
    try {
      return await this.bus.ask(request, query, ANSWER_WITHIN_MS);
    } finally {
      end();
    }
  }
}
