import { IsString } from 'class-validator';
import { Shaped } from '../formats.js';
import { Optional } from '../presence.js';

export class IfMatchHeader {
  /** The ETag that was read, or `*`; 412 where it has changed. */
  @Optional() @IsString() 'if-match'?: string;
}

/** The header is required; the handler answers 428 without it, which no property rule can. */
export class RequiredIfMatchHeader {
  /** The ETag that was read, or `*`; 412 where it has changed, 428 without the header. */
  @Optional() @IsString() 'if-match'!: string;
}

export class IdempotencyKeyHeader {
  /**
   * 1 to 200 visible ASCII characters; a repeated request with the same key has the same reply and no second effect.
   */
  @Optional() @IsString() 'idempotency-key'?: string;
}

export class LastEventIdHeader {
  /** The id of the last event that was read: the stream resumes after it. */
  @Optional() @Shaped('event id', /^[0-9]{0,15}$/) 'last-event-id'?: string;
}
