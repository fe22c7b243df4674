import { IsBoolean, IsString } from 'class-validator';
import { Optional } from '../presence.js';

/** `worker.task.dead-lettered.v1`: a message that could not be decoded or handled was removed from `subject`. `field`: JSON pointer. */
export class TaskDeadLettered {
  static readonly event = 'worker.task.dead-lettered.v1';
  @IsString() service!: string;
  @IsString() subject!: string;
  @IsString() field!: string;
  @IsString() reason!: string;
  @IsString() body!: string;
  /** `body` is only the beginning. */
  @Optional() @IsBoolean() isCut?: boolean;
}
