import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { DeadLetterReply } from '#contracts';
import { OperationalError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

const KEEPERS = [REQUESTS.orchestrator.listDeadLetters, REQUESTS.comparison.listDeadLetters];

/** Gathers dead letters from every service that keeps some. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** The newest first. A service that is down hides its own only; with all of them down it rejects with 503. */
  async list(): Promise<DeadLetterReply[]> {
    const asked = KEEPERS.map((keeper) => this.bus.ask<DeadLetterReply[]>(keeper, {}));
    const answers = await Promise.allSettled([...asked, this.orders.read<DeadLetterReply[]>('/internal/dead-letters')]);
    const letters = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []));
    if (letters.length === 0) throw refused[0] ?? new OperationalError('service_unreachable', 'Nobody answered.');
    return letters.flat().sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  }
}
