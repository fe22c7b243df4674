import { IsBoolean, IsNumber, IsString } from 'class-validator';
import { Optional } from '../presence.js';

/** An orchestrator that was silent for longer is gone. */
export const ORCHESTRATOR_TTL_MS = 5000;

/** An orchestrator says every second that it is there, so that all of them agree on who reads which results. */
export class OrchestratorAnnounced {
  @IsString() orchestrator!: string;
  /** When it started, in milliseconds since the epoch. */
  @IsNumber() since!: number;
  /** Its last word. */
  @Optional() @IsBoolean() leaving?: boolean;
}
