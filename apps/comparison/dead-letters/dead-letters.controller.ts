import { Controller } from '@nestjs/common';
import { DeadLetterQuery, ListDeadLettersRequest, REQUESTS } from '#contracts';
import type { DeadLetterDetail, DeadLetterReply } from '#contracts';
import { BusPublisher, HandleRequest } from '#platform/nats';
import { DeadLettersRepository } from '#platform/dead-letters';

@Controller()
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLettersRepository,
    private readonly publisher: BusPublisher,
  ) {}

  @HandleRequest(REQUESTS.comparison.listDeadLetters)
  list(request: ListDeadLettersRequest): Promise<DeadLetterReply[]> {
    return this.deadLetters.list(request);
  }

  @HandleRequest(REQUESTS.comparison.getDeadLetter)
  get({ id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.get(id);
  }

  @HandleRequest(REQUESTS.comparison.requeueDeadLetter)
  requeue({ id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.requeue(id, this.publisher);
  }

  @HandleRequest(REQUESTS.comparison.discardDeadLetter)
  discard({ id }: DeadLetterQuery): Promise<DeadLetterDetail> {
    return this.deadLetters.discard(id);
  }
}
