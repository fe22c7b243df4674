import { IsBoolean, IsInt } from 'class-validator';
import { IsSha256 } from '../formats.js';
import { Optional } from '../presence.js';

/**
 * Body of `POST /retention/sweep`, and of the requests to services. A dry run deletes nothing and answers what it would
 * delete.
 */
export class SweepRequest {
  @Optional() @IsBoolean() dryRun?: boolean;
}

/** How many, by name. */
export type Counts = Record<string, number>;

/** One kind of data with a retention time: how many are deleted, and how many stay by reason. */
export class RetainedReply {
  what!: string;
  keptDays!: number;
  @IsInt() deleted!: number;
  stays!: Counts;
}

/** The result of one service; `problem` says why it did not answer. */
export class ServiceSweepReply {
  service!: string;
  retained!: RetainedReply[];
  problem!: string | null;
}

/** The files that are deleted from the artifact store. */
export class DeletedFiles {
  @IsInt() files!: number;
  @IsInt() bytes!: number;
}

/** How many files stay, by reason. */
export class KeptFiles {
  @IsInt() referenced!: number;
  @IsInt() young!: number;
}

/** The result for the artifact store; nothing is deleted where `problem` says why. */
export class ArtifactSweepReply {
  graceHours!: number;
  deleted!: DeletedFiles;
  stays!: KeptFiles;
  problem!: string | null;
}

export class RetentionReply {
  dryRun!: boolean;
  services!: ServiceSweepReply[];
  artifacts!: ArtifactSweepReply;
}

export class ReferencesRequest {
  @Optional() @IsSha256() after?: string;
}

/** A page of the digests that a service's rows refer to, in order; `next` is the `after` of the following part. */
export class ReferencesReply {
  digests!: string[];
  next!: string | null;
}
