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
import { SerialChain } from './serial-chain.js';
import { togetherOrAlone } from './together-or-alone.js';

/** Applies what workers report: one commit for a batch, then the acknowledgements, then what follows on the bus. */
@Injectable()
export class ApplyResultsService {
  /** The next batch commits while this one is published, and is published after it. */
  private readonly publishing: SerialChain;
  private readonly metrics = new BatchMetrics();

  constructor(
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.publishing = new SerialChain((error) => {
      this.logger.error({ err: error }, 'a batch was applied and not published; the sweeps do it');
    });
  }

  /** Never rejects: a result that cannot be applied holds back no other. */
  async apply(batch: Received<NodeResult>[]): Promise<void> {
    await togetherOrAlone(batch, (some) => this.applyTogether(some), {
      together: (error) =>
        this.logger.warn({ err: error, results: batch.length }, 'batch of results failed; applying them one by one'),
      alone: (item, error) => item.fail(error),
    });
  }

  /** Resolves when all that was applied is published. */
  idle(): Promise<void> {
    return this.publishing.idle();
  }

  private async applyTogether(batch: readonly Received<NodeResult>[]): Promise<never[]> {
    this.metrics.arrived(batch.length);
    const inputs = batch.map(({ message, byteLength }) => inputOfResult(message, byteLength));
    const committing = this.metrics.time('commit', () => this.engine.commit(inputs));
    await Promise.all(batch.map((item) => inSpan(item, () => committing)));
    for (const item of batch) item.ack();
    const decisions = await committing;
    this.metrics.applied(batch.length, decisions);
    await this.publishing.add(() => this.effects.perform(decisions));
    return [];
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
