/** What a body parser says of a body that it could not read. */
interface ParserError {
  type: string;
  message: string;
  status: number;
  limit?: number;
}

/** The parts of a problem about an unreadable body. */
export interface BodyProblem {
  status: number;
  code: string;
  detail: string;
}

/** What is wrong with a body, from the parser's error; null for any other error. */
export function bodyProblemOf(error: unknown): BodyProblem | null {
  const { type, message, status, limit } = (error ?? {}) as Partial<ParserError>;
  if (type === 'entity.parse.failed')
    return { status: 400, code: 'invalid_json', detail: `The body is no JSON object or list: ${message}.` };
  if (type === 'entity.too.large')
    return { status: 413, code: 'body_too_large', detail: `The body is too large: at most ${limit} bytes are read.` };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return {
      status: 415,
      code: 'unsupported_media_type',
      detail: `${message}. Send JSON in UTF-8, as it is or gzipped.`,
    };
  if (type === undefined || !status || status >= 500 || message === undefined) return null;
  return { status, code: 'body_unreadable', detail: `The body cannot be read: ${message}.` };
}
