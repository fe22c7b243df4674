import { Injectable } from '@nestjs/common';
import { PAGE_SIZES, REQUESTS } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply, ListDeadLettersRequest } from '#contracts';
import { OperationalError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

const KEEPERS = [REQUESTS.orchestrator.listDeadLetters, REQUESTS.comparison.listDeadLetters];

type Action = 'get' | 'requeue' | 'discard';

const PATTERNS: Record<'orchestrator' | 'comparison', Record<Action, string>> = {
  orchestrator: {
    get: REQUESTS.orchestrator.getDeadLetter,
    requeue: REQUESTS.orchestrator.requeueDeadLetter,
    discard: REQUESTS.orchestrator.discardDeadLetter,
  },
  comparison: {
    get: REQUESTS.comparison.getDeadLetter,
    requeue: REQUESTS.comparison.requeueDeadLetter,
    discard: REQUESTS.comparison.discardDeadLetter,
  },
};

const REQUEUE_WITHIN_MS = 15_000;

/** Gathers dead letters from every service that keeps some. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** The newest first. A service that is down hides its own only; with all of them down it rejects with 503. */
  async list(filter: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    const asked = KEEPERS.map((keeper) => this.bus.ask<DeadLetterReply[]>(keeper, filter));
    const ofOrders = this.orders.read<DeadLetterReply[]>(internalPath('/dead-letters', {}, { ...filter }));
    const answers = await Promise.allSettled([...asked, ofOrders]);
    const letters = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []));
    if (letters.length === 0) throw refused[0] ?? new OperationalError('service_unreachable', 'Nobody answered.');
    return letters
      .flat()
      .sort(newestFirst)
      .slice(0, filter.limit ?? PAGE_SIZES.deadLetters);
  }

  /** Does something with one letter, or reads it, where it is kept; its id says where. */
  one(id: string, action: Action): Promise<DeadLetterDetail> {
    const keeper = id.split('-')[0] as keyof typeof PATTERNS | 'orders';
    if (keeper !== 'orders') return this.bus.ask(PATTERNS[keeper][action], { id }, REQUEUE_WITHIN_MS);
    const path = `/internal/dead-letters/${id}`;
    return action === 'get' ? this.orders.read(path) : this.orders.read(`${path}/${action}`, 'POST');
  }
}

/** By time, then by who keeps it, then by its number: the order in which each keeper answers its own. */
function newestFirst(a: DeadLetterReply, b: DeadLetterReply): number {
  const [keeperA = '', numberA] = a.id.split('-');
  const [keeperB = '', numberB] = b.id.split('-');
  return compare(b.receivedAt, a.receivedAt) || compare(keeperB, keeperA) || Number(numberB) - Number(numberA);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
