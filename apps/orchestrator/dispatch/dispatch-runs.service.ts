import { Inject, Injectable } from '@nestjs/common';
import type { RunRequested } from '#contracts';
import { OutboxRelay } from '#platform/outbox-relay';
import type { Received } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { AcceptRunsService } from './accept-runs.service.js';
import { PrepareRunsService } from './prepare-runs.service.js';
import type { PreparedRun } from './prepare-run.js';

type RequestedRun = Received<RunRequested>;

/** Turns requested runs into running ones, or into the news that they cannot run. */
@Injectable()
export class DispatchRunsService {
  constructor(
    private readonly preparing: PrepareRunsService,
    private readonly accepting: AcceptRunsService,
    private readonly effects: RunEffectsService,
    private readonly outbox: OutboxRelay,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async dispatch(batch: RequestedRun[]): Promise<void> {
    const now = await this.accepting.now();
    const inTime = batch.filter((item) => !this.dropLate(item, now));
    const ready = (await Promise.all(inTime.map((item) => this.prepare(item)))).filter((one) => one !== null);
    if (ready.length === 0) return;
    const decisions = await this.accepting.accept(
      ready.map(({ prepared }) => prepared),
      now,
    );
    for (const { item } of ready) item.ack();
    void this.outbox.publishNow();
    await this.effects.perform(decisions);
  }

  /** Legacy has taken over by then: starting would be work that nobody wants. */
  private dropLate({ message, ack }: RequestedRun, now: number): boolean {
    const { runId, deliveryId, notAfter } = message;
    if (notAfter >= now) return false;
    this.logger.warn({ runId, deliveryId, lateByMs: now - notAfter }, 'run requested too late; ignored');
    ack();
    return true;
  }

  private async prepare(item: RequestedRun): Promise<{ item: RequestedRun; prepared: PreparedRun } | null> {
    const { message, traceparent } = item;
    try {
      return { item, prepared: await this.preparing.prepare(message, traceparent ?? message.traceparent ?? null) };
    } catch (error) {
      await item.fail(error);
      return null;
    }
  }
}
