import { IsUUID } from 'class-validator';

/** `orchestrator.run.accepted.v1`: the run is planned and its first tasks are on their way. */
export class RunAccepted {
  static readonly event = 'orchestrator.run.accepted.v1';
  @IsUUID() runId!: string;
  @IsUUID() deliveryId!: string;
}
