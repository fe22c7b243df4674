import type { DryRunReply } from '#contracts';
import { textTable } from '../text-table.js';
import { describeIssues } from './describe-workflows.js';

export function describeDryRun(reply: DryRunReply): string {
  const title = `${reply.key} ${reply.version === 'draft' ? 'draft' : `version ${reply.version}`}, nothing was started`;
  if (!reply.valid) return `${title}\nit cannot run:\n${describeIssues(reply.issues)}`;
  const boundTo = (node: string): string =>
    Object.entries(reply.bindings[node] ?? {})
      .map(
        ([input, producers]) => `${input} ← ${producers.map((one) => `${one.nodeId}.${one.output}`).join(', ') || '–'}`,
      )
      .join('; ');
  const order = textTable(
    ['node', 'inputs', 'params'],
    reply.order.map((node) => [node, boundTo(node), JSON.stringify(reply.params[node] ?? {})]),
  );
  const { pinned, outputType } = reply.inputs;
  const missing = reply.missing.map(({ step, reason }) => `  ${step}: ${reason}`);
  const staged = reply.wouldStage.map((staged) => `  ${staged.node} (${staged.effect}): ${describeStaged(staged)}`);
  return [
    title,
    ...(reply.issues.length > 0 ? [describeIssues(reply.issues)] : []),
    `order ${pinned.orderNumber}: ${pinned.product.name} (${pinned.productFile.fileName}) as ${outputType.label}`,
    order,
    describeDecision(reply),
    ...(missing.length > 0 ? ['steps without a live worker:', ...missing] : ['every step has a live worker']),
    'it would stage:',
    ...staged,
    ...describeEstimate(reply.estimate),
  ].join('\n');
}

function describeStaged({ assets, catalog, notification }: DryRunReply['wouldStage'][number]): string {
  if (notification) return `${notification.channel} to ${notification.recipients.join(', ') || 'nobody'}`;
  if (catalog) return `the materials of ${catalog.product}`;
  const pictures = new Map(assets?.pictures.map((picture) => [picture.name, picture]));
  const described = assets?.names.map((name) => {
    const picture = pictures.get(name);
    if (!picture) return name;
    return `${name} ${picture.width}×${picture.height}${picture.frames > 1 ? `, ${picture.frames} frames` : ''}`;
  });
  return described?.join('; ') || 'no assets';
}

function describeDecision({ decision, inputs }: DryRunReply): string {
  const { mode, reasonCode, rollout, pausedPools, fullPools } = decision;
  const { key, workflow } = inputs.outputType;
  const row = rollout && `rollout of ${rollout.workflow} for ${rollout.outputType}: ${rollout.mode}`;
  const paused = pausedPools.length > 0 && `paused pools: ${pausedPools.join(', ')}`;
  const full = fullPools.length > 0 && `full pools: ${fullPools.join(', ')}`;
  const why = [row, paused, full].filter(Boolean).map((part) => `; ${part}`);
  const of = workflow ? `with the workflow ${workflow}` : 'without a workflow';
  return `a dispatch of ${key} ${of} would take ${mode} (${reasonCode})${why.join('')}`;
}

function describeEstimate(estimate: DryRunReply['estimate']): string[] {
  if (!estimate) return ['no time is estimated: the orchestrator did not answer'];
  const { nodes, total } = estimate;
  if (total.medianSeconds === null) return ['no time is estimated: none of its steps succeeded in the last 30 days'];
  const rows = nodes.map(({ node, step, version, n, medianSeconds, p90Seconds }) => [
    ...[node, `${step}@${version}`, seconds(medianSeconds), seconds(p90Seconds), String(n)],
  ]);
  const unknown = nodes.filter(({ n }) => n === 0).map(({ node }) => node);
  const without = unknown.length > 0 ? `, without ${unknown.join(', ')}` : '';
  return [
    textTable(['node', 'step', 'median', '90 %', 'attempts'], rows),
    `about ${seconds(total.medianSeconds)} (90 %: ${seconds(total.p90Seconds)}) once workers are free${without}`,
  ];
}

const seconds = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} s`);
