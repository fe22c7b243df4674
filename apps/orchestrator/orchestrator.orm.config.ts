import { DeadLetterEntity } from '#platform/dead-letters';
import { NodeCacheEntity } from './cache/node-cache.entity.js';
import { migrations } from './migrations/index.js';
import { OutboxMessageEntity } from '#platform/outbox';
import { AttemptEntity } from './runs/attempt.entity.js';
import { NodeRunEntity } from './runs/node-run.entity.js';
import { PausedPoolEntity } from './pools/paused-pool.entity.js';
import { RunCancellationEntity, RunEntity, RunPlanEntity } from './runs/run.entity.js';

/** The `orchestrator` schema: its tables and how they came to be. */
export const orchestratorSchema = {
  schema: 'orchestrator',
  entities: [
    RunPlanEntity,
    RunEntity,
    RunCancellationEntity,
    NodeRunEntity,
    AttemptEntity,
    NodeCacheEntity,
    OutboxMessageEntity,
    DeadLetterEntity,
    PausedPoolEntity,
  ],
  migrations,
};
