import { Inject, Injectable } from '@nestjs/common';
import type { NodeResult } from '#contracts';
import type { Received } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import { BatchMetrics } from './batch-metrics.js';
import { RunEffectsService } from './run-effects.service.js';
import { RunEngineService } from './run-engine.service.js';
import { inputOfResult } from './run-input.js';

const RETRY_MS = 1000;

/** Applies what workers report: one commit for a batch, then the acknowledgements, then what follows on the bus. */
@Injectable()
export class ApplyResultsService {
  private publishing: Promise<void> = Promise.resolve();
  private readonly metrics = new BatchMetrics();

  constructor(
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A result that cannot be applied must not hold back the others: a batch that fails is applied one by one. */
  async apply(batch: Received<NodeResult>[]): Promise<void> {
    if (batch.length === 1) return this.applyTogether(batch);
    await this.applyTogether(batch).catch(async (error: unknown) => {
      this.logger.warn({ err: error, results: batch.length }, 'batch of results failed; applying them one by one');
      for (const item of batch) await this.applyTogether([item]).catch(() => item.nak(RETRY_MS));
    });
  }

  private async applyTogether(batch: Received<NodeResult>[]): Promise<void> {
    this.metrics.arrived(batch.length);
    const inputs = batch.map(({ message, byteLength }) => inputOfResult(message, byteLength));
    const committing = this.metrics.time('commit', () => this.engine.commit(inputs));
    await Promise.all(batch.map((item) => inSpan(item, () => committing)));
    for (const item of batch) item.ack();
    const decisions = await committing;
    this.metrics.applied(batch.length, decisions);
    // The next batch commits while this one is published, and is published after it.
    await this.publishing;
    this.publishing = this.effects.perform(decisions);
  }
}

/** Each result's span lasts as long as the commit that it shares. */
function inSpan<T>({ message, traceparent }: Received<NodeResult>, work: () => Promise<T>): Promise<T> {
  const attributes = {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.destination.name': 'result',
    'hartomat.run_id': message.runId,
    'hartomat.node': message.nodeId,
    'hartomat.attempt': message.attempt,
    'hartomat.outcome': message.outcome,
  };
  const parent = message.traceparent ?? traceparent;
  return withSpan('apply result', { kind: SpanKind.CONSUMER, traceparent: parent, attributes }, work);
}
