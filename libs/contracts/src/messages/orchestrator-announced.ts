import { IsBoolean, IsNumber, IsString } from 'class-validator';
import { Optional } from '../presence.js';

/** An orchestrator without an announcement for longer counts as dead. */
export const ORCHESTRATOR_TTL_MS = 5000;

/** An orchestrator announces itself every second, so that all of them agree on the assignment of partitions. */
export class OrchestratorAnnounced {
  @IsString() orchestrator!: string;
  /** When it started, in milliseconds since the epoch. */
  @IsNumber() since!: number;
  /** Departure message. */
  @Optional() @IsBoolean() leaving?: boolean;
}
