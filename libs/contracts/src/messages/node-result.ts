import { IsIn, IsInt, IsNumber, IsObject, IsString, Min } from 'class-validator';
import { AsItIs } from '../as-it-is.js';
import { EvidenceEnvironment, EvidenceLog } from '../evidence/evidence.js';
import { Failure } from '../failure.js';
import { Nested, NestedList, Optional } from '../presence.js';

/** A NATS server takes messages of up to 1 MiB; the headers need some of it. */
export const MAX_RESULT_BYTES = 1_000_000;

/** How many results one message carries at most; a worker sends fewer. */
export const MAX_RESULTS_PER_MESSAGE = 1000;

/** What one message on `resultSubject(pool)` carries: a result, or several as `{ results }`. */
export function resultsIn(body: unknown): unknown[] {
  const results: unknown = (body as { results?: unknown } | null)?.results;
  return Array.isArray(results) && results.length > 0 ? results : [body];
}

/** The text of such a message, from results as JSON. */
export const resultsMessage = (results: readonly string[]): string =>
  results.length === 1 ? (results[0] as string) : `{"results":[${results.join(',')}]}`;

/**
 * The outcome of one attempt, on `resultSubject(pool)`. `started`: a worker executes it; not sent where it ends within
 * moments. `interrupted`: released unfinished, consumes no retry. `attempt` is the fence: only the current one counts.
 */
export class NodeResult {
  @IsString() runId!: string;
  @IsString() nodeRunId!: string;
  @IsString() nodeId!: string;
  @IsInt() @Min(1) attempt!: number;
  @IsIn(['started', 'succeeded', 'failed', 'interrupted']) outcome!: 'started' | 'succeeded' | 'failed' | 'interrupted';
  @Optional() @IsObject() @AsItIs() outputs?: Record<string, unknown>;
  @NestedList(() => EvidenceLog) logs!: EvidenceLog[];
  @Optional() @Nested(() => EvidenceEnvironment) environment?: EvidenceEnvironment;
  @Optional() @Nested(() => Failure) failure?: Failure;
  /** Digest of the code that executed it. */
  @Optional() @IsString() codeDigest?: string;
  @IsString() worker!: string;
  /** JetStream's delivery count of the task, for diagnosis only. */
  @IsInt() @Min(1) deliveryCount!: number;
  @IsNumber() startedAt!: number;
  @IsNumber() finishedAt!: number;
  @Optional() @IsString() traceparent?: string;
}
