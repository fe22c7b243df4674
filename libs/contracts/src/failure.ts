import { IsBoolean, IsObject, IsString, MaxLength } from 'class-validator';
import { Nested, Optional } from './presence.js';

/** The wire format of a failure. The message says what, which one, why and what to do. */
export class Failure {
  @IsString() @MaxLength(100) code!: string;
  @IsString() @MaxLength(4000) message!: string;
  @IsBoolean() retryable!: boolean;
  @Optional() @IsObject() details?: Record<string, unknown>;
  @Optional() @Nested(() => Failure) cause?: Failure;
}
