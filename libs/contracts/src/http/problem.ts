import { IsInt } from 'class-validator';

/** One thing that is wrong, with a JSON pointer into the request's body, or the name of a parameter behind a slash. */
export class ProblemAt {
  pointer!: string;
  message!: string;
}

/** `application/problem+json` (RFC 9457) with a stable `code`; `errors` points into the request. */
export class Problem {
  type!: string;
  title!: string;
  @IsInt() status!: number;
  detail!: string;
  code!: string;
  errors?: ProblemAt[];
}
