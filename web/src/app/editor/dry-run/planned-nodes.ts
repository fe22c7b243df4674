import type { Workflow, WorkflowNode } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import { durationText } from '../../parts/duration';
import type { KnownStep, KnownSteps } from '../document/steps';
import { fieldText } from '../settings/fields/field-text';
import { settingsFields } from '../settings/fields/settings-fields';

/** A node of the plan in words. */
export interface PlannedNode {
  id: string;
  label: string;
  /** Each input with the outputs that fill it. */
  inputs: readonly { input: string; from: string }[];
  /** What differs from the defaults: `Width 640 px`. */
  settings: readonly string[];
  /** Empty where it never ran. */
  time: string;
  /** Whether a kept result would be used, and why not; empty where that is not known at all. */
  cache: string;
  /** Why no worker would take it; empty where one would. */
  missing: string;
  stages: readonly string[];
}

/** The nodes of a dry run in the order in which they would start. */
export function plannedNodes(
  reply: Schema<'DryRunReply'>,
  { workflow, steps }: { workflow: Workflow; steps: KnownSteps },
): PlannedNode[] {
  const nodes = new Map(workflow.nodes.map((node) => [node.id, node]));
  return reply.order.map((id) => {
    const node = nodes.get(id);
    const step = steps.get(node?.step ?? '');
    const bindings = Object.entries(reply.bindings[id] ?? {});
    return {
      ...{ id, label: labelOf(node, step) ?? id, cache: cacheText(reply.cache, id) },
      inputs: bindings.map(([input, producers]) => ({ input, from: producersText(producers) })),
      settings: step
        ? changedSettings(
            step,
            reply.params[id] ?? {},
            bindings.map(([input]) => input),
          )
        : [],
      time: timeText(reply.estimate?.nodes.find((one) => one.node === id)),
      missing: reply.missing.find((one) => one.step === node?.step)?.reason ?? '',
      stages: reply.wouldStage.filter((one) => one.node === id).flatMap(stagesText),
    };
  });
}

/** How long the run may take, in one sentence. */
export function totalText(estimate: Schema<'TimeEstimate'> | null): string {
  if (estimate === null) return 'How long it takes is not known: the orchestrator does not answer.';
  const { medianSeconds, p90Seconds } = estimate.total;
  if (medianSeconds === null) return 'How long it takes is not known: none of its steps ran in the last 30 days.';
  const unknown = estimate.nodes.some(({ n }) => n === 0) ? ' Steps that never ran are not in it.' : '';
  const slow = p90Seconds === null ? '' : `, ${textOf(p90Seconds)} where its nodes are slow`;
  return `About ${textOf(medianSeconds)}${slow}, with free workers and no cached results.${unknown}`;
}

/** Which kept results the run would use, in one sentence; empty where there is no plan. */
export function cacheSummary({ cache, valid, decision }: Schema<'DryRunReply'>): string {
  if (!valid) return '';
  if (cache === null) return 'Which kept results it would use is not known.';
  const count = (state: Prediction['state']): number => cache.filter((one) => one.state === state).length;
  const unknown = count('unknown') === 0 ? '' : `, ${count('unknown')} not known before a run`;
  const shadow = decision.mode === 'shadow' ? ' As a shadow run it uses none.' : ' A shadow run uses none.';
  return `A live run would take ${count('hit')} of ${cache.length} nodes from kept results${unknown}.${shadow}`;
}

type Prediction = Schema<'CachePrediction'>;

const MISSES: Partial<Record<NonNullable<Prediction['reason']>, string>> = {
  first: 'there is no kept result',
  gone: 'the kept result is gone',
  several_builds: 'its workers have different builds',
  no_worker: 'no worker says how it would execute it',
  not_cacheable: 'it is executed in every run',
  effect: 'it has an effect',
};

function cacheText(cache: readonly Prediction[] | null, id: string): string {
  const prediction = cache?.find(({ node }) => node === id);
  if (prediction === undefined) return '';
  if (prediction.state === 'hit') return 'A kept result would be used';
  if (prediction.state === 'unknown') return 'Whether a kept result fits is not known before a run';
  const { reason, differs } = prediction;
  const [first] = differs;
  if (reason === 'differs' && first) return `Would be executed: ${first.field} differs from the kept result`;
  return `Would be executed: ${(reason && MISSES[reason]) ?? 'no kept result fits'}`;
}

function labelOf(node: WorkflowNode | undefined, step: KnownStep | undefined): string | undefined {
  const own = node?.ui?.['label'];
  return typeof own === 'string' && own !== '' ? own : step?.definition.label;
}

function timeText(estimate: Schema<'NodeEstimate'> | undefined): string {
  if (estimate === undefined || estimate.medianSeconds === null) return '';
  const { medianSeconds, p90Seconds } = estimate;
  return `${textOf(medianSeconds)}${p90Seconds === null ? '' : `, 9 of 10 within ${textOf(p90Seconds)}`}`;
}

const producersText = (producers: readonly Schema<'Producer'>[]): string =>
  producers.length === 0 ? 'nothing' : producers.map(({ nodeId, output }) => `${nodeId}.${output}`).join(', ');

function changedSettings(step: KnownStep, params: Record<string, unknown>, boundInputs: readonly string[]): string[] {
  return settingsFields(step, { params, boundInputs })
    .flatMap(({ fields }) => fields)
    .filter(({ isChanged }) => isChanged)
    .map(fieldText);
}

function stagesText({ notification, assets, catalog }: Schema<'WouldStage'>): string[] {
  const pictures = assets?.pictures.map(
    ({ name, width, height, frames }) =>
      `picture ${name}, ${width} × ${height} px${frames > 1 ? `, ${frames} frames` : ''}`,
  );
  const pictureNames = new Set(assets?.pictures.map(({ name }) => name));
  const others = assets?.names.filter((name) => !pictureNames.has(name)).map((name) => `file ${name}`);
  return [
    ...(pictures ?? []),
    ...(others ?? []),
    ...(notification
      ? [`notification (${notification.channel}) to ${notification.recipients.join(', ') || 'nobody'}`]
      : []),
    ...(catalog ? [`material assignment of the product ${catalog.product}`] : []),
  ];
}

const textOf = (seconds: number): string => durationText(seconds * 1000);
