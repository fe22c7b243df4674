import { IsString } from 'class-validator';

/** `orchestrator.run.accepted.v1`: the run is planned and its first tasks are on their way. */
export class RunAccepted {
  static readonly event = 'orchestrator.run.accepted.v1';
  @IsString() runId!: string;
  @IsString() deliveryId!: string;
}
