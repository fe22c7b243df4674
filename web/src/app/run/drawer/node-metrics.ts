import type { Schema } from '../../api/api-types';
import { durationText } from '../../parts/duration';
import { artifactsIn, isPicture, sizeText } from './artifacts-in';

export interface Metric {
  name: string;
  value: string;
}

type Measured = Pick<
  Schema<'NodeRunReply'>,
  'inputs' | 'outputs' | 'shards' | 'startedAt' | 'finishedAt' | 'status' | 'cache'
>;

/** What can be counted of a node: its newest attempt's times, how often it was tried, by whom, and how much it read and made. */
export function nodeMetrics(node: Measured, attempts: readonly Schema<'AttemptReply'>[]): Metric[] {
  const newest = attempts.at(-1);
  return [
    metric('Waited for a worker', newest && between(newest.dispatchedAt, newest.startedAt)),
    metric('Ran', node.cache?.state === 'hit' ? null : between(node.startedAt, node.finishedAt)),
    metric('Attempts', attempts.length > 0 ? countOf(attempts) : null),
    metric('Deliveries', deliveriesOf(attempts)),
    metric(node.shards.length > 0 ? 'Workers' : 'Worker', workersOf(node, attempts)),
    metric('Shards', shardsOf(node.shards)),
    metric('Files read', filesOf(node.inputs)),
    metric('Files made', filesOf(node.outputs)),
  ].flatMap((one) => one ?? []);
}

const metric = (name: string, value: string | null | undefined): Metric | null => (value ? { name, value } : null);

function between(from: string | null, to: string | null): string | null {
  return from === null || to === null ? null : durationText(Date.parse(to) - Date.parse(from));
}

function countOf(attempts: readonly Schema<'AttemptReply'>[]): string {
  const failed = attempts.filter(({ outcome }) => outcome !== 'succeeded' && outcome !== 'open').length;
  return failed > 0 ? `${attempts.length}, of which ${failed} without a result` : String(attempts.length);
}

/** Nothing where each attempt was delivered once, as it should. */
function deliveriesOf(attempts: readonly Schema<'AttemptReply'>[]): string | null {
  const count = attempts.reduce((sum, { deliveryCount }) => sum + (deliveryCount ?? 1), 0);
  return count > attempts.length ? `${count} for ${attempts.length} attempts` : null;
}

function workersOf({ shards }: Measured, attempts: readonly Schema<'AttemptReply'>[]): string | null {
  const named = shards.length > 0 ? shards.map(({ worker }) => worker) : [attempts.at(-1)?.worker ?? null];
  const workers = new Set(named.filter((worker) => worker !== null));
  return workers.size > 0 ? [...workers].join(', ') : null;
}

function shardsOf(shards: Measured['shards']): string | null {
  if (shards.length === 0) return null;
  const done = shards.filter(({ status }) => status === 'succeeded').length;
  const times = shards.flatMap(({ startedAt, finishedAt }) =>
    startedAt && finishedAt ? [Date.parse(finishedAt) - Date.parse(startedAt)] : [],
  );
  const longest = times.length > 0 ? `, the longest ${durationText(Math.max(...times))}` : '';
  return `${done} of ${shards.length}${longest}`;
}

function filesOf(values: Readonly<Record<string, unknown>> | null): string | null {
  const files = artifactsIn(values);
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const pictures = files.filter((file) => isPicture(file) && !file.isMask).length;
  return `${files.length}${pictures > 0 ? ` (${pictures} ${pictures === 1 ? 'picture' : 'pictures'})` : ''}, ${sizeText(bytes)}`;
}
