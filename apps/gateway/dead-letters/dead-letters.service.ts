import { Injectable } from '@nestjs/common';
import { PAGE_SIZES, REQUESTS } from '#contracts';
import type {
  BusRequest,
  DeadLetterDetail,
  DeadLetterQuery,
  DeadLetterReply,
  ListDeadLettersRequest,
} from '#contracts';
import { OperationalError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

const LISTS = [REQUESTS.orchestrator.listDeadLetters, REQUESTS.comparison.listDeadLetters];

type Action = 'get' | 'requeue' | 'discard';

const REQUESTS_OF: Record<
  'orchestrator' | 'comparison',
  Record<Action, BusRequest<DeadLetterQuery, DeadLetterDetail>>
> = {
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

/** Collects the dead letters of all services. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** Newest first. Those of unavailable services are missing; with all services unavailable it rejects with 503. */
  async list(filter: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    const asked = LISTS.map((request) => this.bus.ask(request, filter));
    const ofOrders = this.orders.read<DeadLetterReply[]>(internalPath('/dead-letters', {}, { ...filter }));
    const answers = await Promise.allSettled([...asked, ofOrders]);
    const letters = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as Error] : []));
    if (letters.length === 0) throw refused[0] ?? new OperationalError('service_unreachable', 'No service answered.');
    return letters
      .flat()
      .sort(newestFirst)
      .slice(0, filter.limit ?? PAGE_SIZES.deadLetters);
  }

  /** Reads, requeues or discards one letter at the service that stores it, which its id names. */
  one(id: string, action: Action): Promise<DeadLetterDetail> {
    const service = id.split('-')[0] as keyof typeof REQUESTS_OF | 'orders';
    if (service !== 'orders') return this.bus.ask(REQUESTS_OF[service][action], { id }, REQUEUE_WITHIN_MS);
    const path = `/internal/dead-letters/${id}`;
    return action === 'get' ? this.orders.read(path) : this.orders.read(`${path}/${action}`, 'POST');
  }
}

/** By time, service and number, which is also the order of each service's list. */
function newestFirst(a: DeadLetterReply, b: DeadLetterReply): number {
  const [serviceA = '', numberA] = a.id.split('-');
  const [serviceB = '', numberB] = b.id.split('-');
  return compare(b.receivedAt, a.receivedAt) || compare(serviceB, serviceA) || Number(numberB) - Number(numberA);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
