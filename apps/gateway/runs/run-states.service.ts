import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { RunStatesReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { EventLogService } from './event-log.service.js';

/** Reads the states of a run together with the place of its event stream at which they were read. */
@Injectable()
export class RunStatesService {
  constructor(
    private readonly bus: BusRequester,
    private readonly events: EventLogService,
  ) {}

  async read(runId: string): Promise<RunStatesReply> {
    // Services publish what they have committed, so states that are read afterwards contain every event up to this one.
    const eventId = await this.events.lastId();
    return { ...(await this.bus.ask(REQUESTS.orchestrator.getRunStates, { runId })), eventId };
  }
}
