/** `application/problem+json` (RFC 9457) with our stable `code`; `errors` points into the request's body. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; message: string }[];
}
