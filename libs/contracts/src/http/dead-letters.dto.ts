import { IsIn, IsString, Matches } from 'class-validator';
import { IsTimestamp } from '../formats.js';
import { IsTimeCursor } from '../instant.js';
import { PAGE_SIZES, PageLimit } from '../page-limit.js';
import { Optional } from '../presence.js';

/** A message that could not be handled; `field` names the first invalid property. */
export class DeadLetterReply {
  id!: string;
  service!: string;
  subject!: string;
  field!: string;
  reason!: string;
  state!: DeadLetterState;
  @IsTimestamp() receivedAt!: string;
}

/** `waiting` until an operator requeues or discards it. */
export const DEAD_LETTER_STATES = ['waiting', 'requeued', 'discarded'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

/** A dead letter with its body; one with a truncated body cannot be requeued. */
export class DeadLetterDetail extends DeadLetterReply {
  body!: string;
  isCut!: boolean;
}

export class DeadLetterQuery {
  @IsString() @Matches(/^[a-z]+-[1-9][0-9]{0,14}$/) id!: string;
}

export class ListDeadLettersRequest {
  @Optional() @IsIn(['orchestrator', 'comparison', 'orders', 'node-worker']) service?: string;
  @Optional() @IsIn(DEAD_LETTER_STATES) state?: DeadLetterState;
  /** `<receivedAt>_<id>` of the last one of the page before. */
  @Optional() @IsTimeCursor() @Matches(/_[a-z]+-[1-9][0-9]{0,14}$/) after?: string;
  @PageLimit(PAGE_SIZES.deadLetters) limit?: number;
}
