/** What we use of `pg`, which ships no types. */
declare module 'pg' {
  export interface QueryResult {
    rows: Record<string, unknown>[];
  }
  export class Client {
    constructor(options: { connectionString: string; connectionTimeoutMillis?: number });
    connect(): Promise<void>;
    query(text: string, values?: unknown[]): Promise<QueryResult>;
    end(): Promise<void>;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  const pg: { Client: typeof Client };
  export default pg;
}
