import { IsUUID } from 'class-validator';

/** `orchestrator.run.accepted.v1`: the run is planned and its first tasks are dispatched. */
export class RunAccepted {
  static readonly event = 'orchestrator.run.accepted.v1';
  @IsUUID() runId!: string;
  @IsUUID() deliveryId!: string;
}
