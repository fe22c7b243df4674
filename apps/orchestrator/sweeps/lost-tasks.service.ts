import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { busTopology, POOLS, resultConsumers, resultStream, taskStream, taskSubject } from '#contracts';
import type { ConsumerSpec, TaskAddress } from '#contracts';
import { BusConnection, ensureConsumer, ensureStreams } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { LostTasks } from './lost-tasks.js';
import type { OutstandingTask, ResultsProgress } from './lost-tasks.js';

const LIMIT = 5000;

interface OutstandingRow extends TaskAddress {
  attempt: number;
}

/** Publishes again what PostgreSQL says is out and the bus does not have: never published, or the streams were wiped. */
@Injectable()
export class LostTasksService {
  private readonly lost = new LostTasks();

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly effects: RunEffectsService,
    private readonly config: OrchestratorConfig,
  ) {}

  async sweep(): Promise<void> {
    const link = this.bus.link();
    if (!link) return;
    await ensureStreams(link.jsm, busTopology(this.config.natsPrefix).streams);
    const progress = await this.resultsProgress(link);
    const queued = await this.queuedSubjects(link);
    const lost = this.lost.find(await this.outstanding(), queued, progress);
    await this.effects.publishAgain(lost.map((task) => task.nodeRunId));
  }

  private async resultsProgress({ jsm }: BusLink): Promise<ResultsProgress> {
    const { natsPrefix } = this.config;
    const { state } = await jsm.streams.info(resultStream(natsPrefix).name);
    const floors = await Promise.all(resultConsumers(natsPrefix).map((spec) => appliedUpTo(jsm, spec)));
    return { lastSequence: state.last_seq, appliedSequence: Math.min(state.last_seq, ...floors) };
  }

  private async queuedSubjects({ jsm }: BusLink): Promise<Set<string>> {
    const { natsPrefix } = this.config;
    const queued = new Set<string>();
    for (const pool of POOLS) {
      const { name, subjects } = taskStream(natsPrefix, pool);
      const { state } = await jsm.streams.info(name, { subjects_filter: subjects[0] });
      for (const subject of Object.keys(state.subjects ?? {})) queued.add(subject);
    }
    return queued;
  }

  private async outstanding(): Promise<OutstandingTask[]> {
    const rows = await this.orm.em.fork().execute<OutstandingRow[]>(
      `select n.id as "nodeRunId", n.attempt, n.pool, n.requires, n.step, r.run_class as "runClass"
         from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
        where n.status in ('dispatched', 'running') and n.dispatched_at <= now() - ? * interval '1 ms'
        order by n.dispatched_at limit ?`,
      [this.config.lostTaskAfterMs, LIMIT],
    );
    return rows.map(({ attempt, ...address }) => ({
      nodeRunId: address.nodeRunId,
      attempt,
      subject: taskSubject(this.config.natsPrefix, address),
    }));
  }
}

/** Infinity where nothing waits. */
async function appliedUpTo(jsm: BusLink['jsm'], spec: ConsumerSpec): Promise<number> {
  await ensureConsumer(jsm, spec);
  const { ack_floor, num_pending, num_ack_pending } = await jsm.consumers.info(spec.stream, spec.name);
  return num_pending === 0 && num_ack_pending === 0 ? Infinity : ack_floor.stream_seq;
}
