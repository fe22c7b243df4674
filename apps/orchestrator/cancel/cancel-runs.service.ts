import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';

export interface Cancellation {
  runId: string;
  reason: string;
}

/** Ends runs that nobody waits for. The wish is kept first, so it also holds for a run that is accepted only later; for one that has ended there is nothing to keep. */
@Injectable()
export class CancelRunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
  ) {}

  async cancel(cancellations: Cancellation[]): Promise<void> {
    await this.orm.em.fork().execute(
      `insert into orchestrator.run_cancellation (run_id, reason)
        select distinct on ("runId") "runId", reason
          from jsonb_to_recordset(?::jsonb) as c ("runId" text, reason text)
         where not exists (select from orchestrator.run r where r.id = c."runId" and r.status <> 'running')
      on conflict (run_id) do nothing`,
      [JSON.stringify(cancellations)],
    );
    const decisions = await this.engine.commit(
      cancellations.map(({ runId, reason }) => ({ runId, event: { type: 'cancel_requested' as const, reason } })),
    );
    await this.effects.perform(decisions);
  }
}
