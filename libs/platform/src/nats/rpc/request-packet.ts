import type { BusRequest, Problem } from '#contracts';

/** The wire format: the packets of Nest's NATS transport, for compatibility with services of an earlier build. */
export interface QueryPacket {
  /** The request's name. Required by services of an earlier build; otherwise unused. */
  pattern: string;
  data: unknown;
  /** Without one, services of an earlier build would not answer. */
  id: string;
}

export interface ReplyPacket {
  response?: unknown;
  err?: RemoteProblem;
}

/** A problem in a reply between services. */
export type RemoteProblem = Pick<Problem, 'code' | 'status' | 'errors' | 'current'> & { message: string };

/** Where a request is sent to; prefixed like every subject, so that instances can share a server. */
export const requestSubject = (prefix: string, { name }: BusRequest<never, unknown>): string =>
  `${prefix}.request.${name}`;
