import type { Schema } from './api-types';

export type ProblemAt = Schema<'ProblemAt'>;

/** What is known of a request that failed. `status` 0: there was no answer. */
interface ProblemParts {
  status: number;
  code: string;
  detail: string;
  errors?: readonly ProblemAt[];
  traceId?: string | null;
}

/** A request that did not succeed: the problem that the server described, or that it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable, such as `workflow_not_found`; `offline` without an answer, `unexpected_answer` for one of no known shape. */
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly ProblemAt[];
  readonly traceId: string | null;

  constructor({ status, code, detail, errors = [], traceId = null }: ProblemParts) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.traceId = traceId;
  }

  /** True where the same request may succeed later without a change. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** The problem of an answer: `body` is what the server sent, parsed where it was JSON. */
export function problemOf(answer: { status: number; body: unknown; traceId: string | null }): ApiProblem {
  const { status, body, traceId } = answer;
  if (status === 0) {
    const detail = 'The server cannot be reached. What you do here is kept; check the network, or start HartOMat.';
    return new ApiProblem({ status, code: 'offline', detail });
  }
  if (isProblem(body)) return new ApiProblem({ ...body, status, traceId });
  const detail = `The server answered ${status} without saying why. Try again; if it stays so, look into the gateway's log.`;
  return new ApiProblem({ status, code: 'unexpected_answer', detail, traceId });
}

function isProblem(body: unknown): body is Schema<'Problem'> {
  const { code, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return typeof code === 'string' && typeof detail === 'string';
}
