import { IsIn, IsString } from 'class-validator';

/**
 * `registry.workflow.changed.v1`: the draft or the versions of a workflow changed. At most once: what must be known for sure
 * is read of the registry.
 */
export class WorkflowChanged {
  static readonly event = 'registry.workflow.changed.v1';
  @IsString() key!: string;
  @IsIn(['saved', 'archived', 'published']) change!: 'saved' | 'archived' | 'published';
}
