import { Injectable } from '@nestjs/common';
import { Turns } from '#platform/http';
import { BusRequester } from '#platform/nats';

/** A large workflow takes a second of the registry, which answers everybody else with the same thread. */
const LIMITS = { atOnce: 2, waiting: 100, withinMs: 25_000 };
const ANSWER_WITHIN_MS = 30_000;
const NEVER = new AbortController().signal;

/** Asks the registry for what makes it validate a workflow: a few at once, so that it answers others in between. */
@Injectable()
export class ValidatingRequestsService {
  private readonly turns = new Turns(LIMITS);

  constructor(private readonly bus: BusRequester) {}

  /** As `BusRequester.ask`; 503 `busy` where it would take too long until its turn. */
  async ask<T>(pattern: string, data: unknown): Promise<T> {
    const end = await this.turns.take(NEVER);
    try {
      return await this.bus.ask<T>(pattern, data, ANSWER_WITHIN_MS);
    } finally {
      end();
    }
  }
}
