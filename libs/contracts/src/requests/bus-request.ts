/** Type-level only. */
declare const TYPES: unique symbol;

/**
 * A request over the bus, by its name in a subject. Requester and handler infer the types of query and reply from it.
 */
export interface BusRequest<Query extends object, Reply> {
  /** `<service>.<thing>.<verb>`; the prefix of the instance is added on the wire. */
  readonly name: string;
  readonly [TYPES]?: (query: Query) => Reply;
}

/** The query type of a request without parameters. */
export type NoQuery = Record<string, never>;

/** Declares a request: `request<GetRunRequest, RunReply>('orchestrator.runs.get')`. */
export const request = <Query extends object, Reply>(name: string): BusRequest<Query, Reply> => ({ name });
