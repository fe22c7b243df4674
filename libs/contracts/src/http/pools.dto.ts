import { IsIn, IsInt, IsString } from 'class-validator';
import { IsStorable } from '../storable.js';
import { POOLS } from '../streams.js';
import type { Paused } from './paused.dto.js';

export type PoolName = (typeof POOLS)[number];

export class PausePoolRequest {
  @IsIn(POOLS) pool!: PoolName;
  @IsString() @IsStorable() reason!: string;
}

export class PoolQuery {
  @IsIn(POOLS) pool!: PoolName;
}

/** A pool's nodes by state. `ready` nodes wait for capacity or for a resume. */
export class PoolLoad {
  pool!: PoolName;
  @IsInt() ready!: number;
  @IsInt() queued!: number;
  @IsInt() running!: number;
  /** Age in seconds of the oldest ready or queued node; null where there is none. */
  oldestWaitingSeconds!: number | null;
  paused!: Paused | null;
}

/** A pool with its workers; both are null where the registry does not answer. */
export class PoolReply extends PoolLoad {
  @IsInt() workers!: number | null;
  @IsInt() slots!: number | null;
  /** What its live workers can do beyond plain code. */
  capabilities!: string[] | null;
}
