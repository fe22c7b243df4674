import { IsInt } from 'class-validator';
import { IsTimestamp } from '../formats.js';

/** One thing that is wrong, with a JSON pointer into the request's body, or the name of a parameter behind a slash. */
export class ProblemAt {
  pointer!: string;
  message!: string;
}

/** The saved state of a draft. */
export class CurrentRevision {
  @IsInt() revision!: number;
  @IsTimestamp() changedAt!: string;
  /** Null where that is not known. */
  changedBy!: string | null;
}

/** `application/problem+json` (RFC 9457) with a stable `code`; `errors` points into the request. */
export class Problem {
  type!: string;
  title!: string;
  @IsInt() status!: number;
  detail!: string;
  code!: string;
  errors?: ProblemAt[];
  /** Of a draft that was changed meanwhile (412): what is saved now. */
  current?: CurrentRevision;
}
