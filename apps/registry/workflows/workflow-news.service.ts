import { Injectable } from '@nestjs/common';
import { WorkflowChanged, eventSubject } from '#contracts';
import { BusPublisher } from '#platform/nats';

/** Tells on the bus that a workflow changed, once the change is committed. Lost while the bus is away. */
@Injectable()
export class WorkflowNewsService {
  constructor(private readonly publisher: BusPublisher) {}

  tell(news: WorkflowChanged): void {
    this.publisher.publishCore(eventSubject(this.publisher.prefix, WorkflowChanged.event), news);
  }
}
