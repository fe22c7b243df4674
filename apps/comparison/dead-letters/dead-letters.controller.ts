import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DeadLetterQuery, ListDeadLettersRequest, REQUESTS } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { BusPublisher, RequestPattern } from '#platform/nats';
import { DeadLettersRepository } from '#platform/dead-letters';

@Controller()
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLettersRepository,
    private readonly publisher: BusPublisher,
  ) {}

  @RequestPattern(REQUESTS.comparison.listDeadLetters)
  list(@Payload() request: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    return this.deadLetters.list(request);
  }

  @RequestPattern(REQUESTS.comparison.getDeadLetter)
  get(@Payload() { id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.get(id);
  }

  @RequestPattern(REQUESTS.comparison.requeueDeadLetter)
  requeue(@Payload() { id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.requeue(id, this.publisher);
  }

  @RequestPattern(REQUESTS.comparison.discardDeadLetter)
  discard(@Payload() { id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.discard(id);
  }
}
