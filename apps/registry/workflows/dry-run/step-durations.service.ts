import { Inject, Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { StepDuration } from '#contracts';
import { BusRequester } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import type { RunPlan } from '#workflow-core';
import { LOGGER } from '../../registry.config.js';

const ANSWER_WITHIN_MS = 2000;

/** Asks the orchestrator how long the steps of a plan took before. Never throws: a dry run has no estimate then. */
@Injectable()
export class StepDurationsService {
  constructor(
    private readonly bus: BusRequester,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Null where the orchestrator did not answer. */
  async of({ nodes }: RunPlan): Promise<StepDuration[] | null> {
    const used = new Map(nodes.map(({ step, version }) => [`${step}@${version}`, { step, version }]));
    const steps = [...used.values()];
    try {
      return await this.bus.ask(REQUESTS.orchestrator.stepDurations, { steps }, ANSWER_WITHIN_MS);
    } catch (error) {
      this.logger.warn({ err: error }, 'the orchestrator did not say how long steps took; no time is estimated');
      return null;
    }
  }
}
