import { IsIn, IsString } from 'class-validator';
import { IsStorable } from '../storable.js';
import { POOLS } from '../streams.js';

export type PoolName = (typeof POOLS)[number];

export class PausePoolRequest {
  @IsIn(POOLS) pool!: PoolName;
  @IsString() @IsStorable() reason!: string;
}

export class PoolQuery {
  @IsIn(POOLS) pool!: PoolName;
}

/** How much of a pool's work waits, is queued and runs. `ready` nodes wait for room or for a resume. */
export interface PoolLoad {
  pool: PoolName;
  ready: number;
  queued: number;
  running: number;
  /** Seconds since the oldest node that is ready or queued could have begun; null where none waits. */
  oldestWaitingSeconds: number | null;
  paused: { since: string; reason: string } | null;
}

/** A pool with who serves it; both are null where the registry does not answer. */
export interface PoolReply extends PoolLoad {
  workers: number | null;
  slots: number | null;
  /** What its live workers can do beyond plain code. */
  capabilities: string[] | null;
}
