import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { RunStatesReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { EventLogService } from './event-log.service.js';
import { WatchedRunsService, isUnknown } from './watched-runs.service.js';

/** Reads the states of a run together with the place of its event stream at which they were read. */
@Injectable()
export class RunStatesService {
  constructor(
    private readonly bus: BusRequester,
    private readonly events: EventLogService,
    private readonly runs: WatchedRunsService,
  ) {}

  /** 404 says whether the run may still be accepted, never was, or is unknown. */
  async read(runId: string): Promise<RunStatesReply> {
    // Services publish what they have committed, so states that are read afterwards contain every event up to this one.
    const eventId = await this.events.lastId();
    try {
      return { ...(await this.bus.ask(REQUESTS.orchestrator.getRunStates, { runId })), eventId };
    } catch (error) {
      throw isUnknown(runId, error) ? await this.runs.whyUnknown(runId) : error;
    }
  }
}
