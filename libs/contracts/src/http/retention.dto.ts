import { IsBoolean, Matches } from 'class-validator';
import { SHA256_HEX } from '../evidence/evidence.js';
import { Optional } from '../presence.js';

/** Body of `POST /retention/sweep`, and what services are asked. A dry run deletes nothing and answers what it would. */
export class SweepRequest {
  @Optional() @IsBoolean() dryRun?: boolean;
}

/** One kind of thing that is kept for a time: how many go, and how many stay by reason. */
export interface RetainedReply {
  what: string;
  keptDays: number;
  deleted: number;
  stays: Record<string, number>;
}

/** What one service's rows come to; `problem` says why it did not answer. */
export interface ServiceSweepReply {
  service: string;
  retained: RetainedReply[];
  problem: string | null;
}

/** What the artifact store comes to; nothing is deleted where `problem` says why it cannot be. */
export interface ArtifactSweepReply {
  graceHours: number;
  deleted: { files: number; bytes: number };
  stays: { referenced: number; young: number };
  problem: string | null;
}

export interface RetentionReply {
  dryRun: boolean;
  services: ServiceSweepReply[];
  artifacts: ArtifactSweepReply;
}

export class ReferencesRequest {
  @Optional() @Matches(SHA256_HEX) after?: string;
}

/** Part of the digests that a service's rows name, in order; `next` is the `after` of the following part. */
export interface ReferencesReply {
  digests: string[];
  next: string | null;
}
