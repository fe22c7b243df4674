import { mergeWorkflows, type MergedWorkflow, type Workflow } from '#workflow-core';

/** By the path of a conflict, the side that is chosen for it; mine where there is none. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** What is merged: data alone, so that it can be sent to a worker. */
export interface MergeRequest {
  base: Workflow;
  mine: Workflow;
  theirs: Workflow;
  choices: Choices;
}

/** The merge that is asked for. */
export const mergeOf = ({ base, mine, theirs, choices }: MergeRequest): MergedWorkflow =>
  mergeWorkflows(base, mine, theirs, ({ path }) => choices[path] ?? 'mine');
