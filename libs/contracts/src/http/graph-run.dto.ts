import { IsUUID } from 'class-validator';
import { IsTimestamp } from '../formats.js';

/** What orders knows of a graph run that it requested; `not_started` where nobody began it in time. */
export class GraphRunReply {
  @IsUUID() runId!: string;
  state!: 'requested' | 'not_started' | 'succeeded' | 'failed' | 'cancelled';
  @IsTimestamp() createdAt!: string;
}
