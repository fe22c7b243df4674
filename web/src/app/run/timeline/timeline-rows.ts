import type { Schema } from '../../api/api-types';
import { durationText, growingText } from '../../parts/duration';
import { nodeLook, type StatusLook } from '../node-look';
import type { NodeState } from '../states/node-state';

/** A node of a run; earlier attempts and shards where they are known. */
export interface TimelineNode {
  id: string;
  label: string;
  state: NodeState;
  attempts: readonly Schema<'AttemptReply'>[];
  shards: readonly Schema<'ShardReply'>[];
}

/** When the run began, and until when it is drawn: asked only where something has not ended. In ms. */
export interface TimelineClock {
  start: number;
  now: () => number;
}

/** A part of a row; `from` and `to` are ms since the run began. */
export interface TimelineBar {
  /** `wait`: for room in its pool, `queue`: for a worker, `run`: on a worker, `kept`: an earlier result was used. */
  kind: 'wait' | 'queue' | 'run' | 'kept';
  tone: StatusLook['tone'];
  from: number;
  to: number;
}

export interface TimelineRow {
  /** Of the node, with the shard where it is one of a shard. */
  id: string;
  nodeId: string;
  label: string;
  isShard: boolean;
  tone: StatusLook['tone'];
  bars: TimelineBar[];
  /** How long it ran, or that it was kept. */
  time: string;
  /** The row in words. */
  text: string;
}

/** The rows of a run's timeline: each node followed by its shards. */
export function timelineRows(nodes: readonly TimelineNode[], clock: TimelineClock): TimelineRow[] {
  return nodes.flatMap((node) => [nodeRow(node, clock), ...node.shards.map((shard) => shardRow(node, shard, clock))]);
}

function nodeRow({ id, label, state, attempts }: TimelineNode, clock: TimelineClock): TimelineRow {
  const earlier = attempts.filter(({ attempt }) => attempt < state.attempt);
  const bars = [...earlier.flatMap((one) => attemptBars(one, clock)), ...stateBars(state, clock)];
  const retries = state.attempt > 1 ? [`attempt ${state.attempt}`] : [];
  return { id, nodeId: id, label, isShard: false, ...inWords({ label, status: state.status, bars, more: retries }) };
}

function shardRow({ id }: TimelineNode, shard: Schema<'ShardReply'>, clock: TimelineClock): TimelineRow {
  const { index, label, status, startedAt, finishedAt } = shard;
  const bars = span('run', nodeLook(status).tone, { from: startedAt, to: finishedAt }, clock);
  const more = shard.attempt > 1 ? [`attempt ${shard.attempt}`] : [];
  return { id: `${id} ${index}`, nodeId: id, label, isShard: true, ...inWords({ label, status, bars, more }) };
}

function stateBars(state: NodeState, clock: TimelineClock): TimelineBar[] {
  const { status, cache, readyAt, dispatchedAt, startedAt, finishedAt } = state;
  const { tone } = nodeLook(status);
  if (cache === 'hit') return span('kept', tone, { from: finishedAt, to: finishedAt }, clock);
  if (readyAt !== null && dispatchedAt === null) return span('wait', 'idle', { from: readyAt, to: null }, clock);
  return [
    ...span('queue', 'idle', { from: dispatchedAt, to: startedAt ?? finishedAt }, clock),
    ...span('run', tone, { from: startedAt, to: finishedAt }, clock),
  ];
}

/** An attempt before the newest one did not succeed. */
function attemptBars(
  { dispatchedAt, startedAt, finishedAt }: Schema<'AttemptReply'>,
  clock: TimelineClock,
): TimelineBar[] {
  if (finishedAt === null) return [];
  return [
    ...span('queue', 'idle', { from: dispatchedAt, to: startedAt ?? finishedAt }, clock),
    ...span('run', 'bad', { from: startedAt, to: finishedAt }, clock),
  ];
}

type Span = Record<'from' | 'to', string | null>;

/** Nothing of what has not begun; what has not ended grows. */
function span(
  kind: TimelineBar['kind'],
  tone: TimelineBar['tone'],
  { from, to }: Span,
  { start, now }: TimelineClock,
): TimelineBar[] {
  if (from === null) return [];
  const began = Math.max(0, Date.parse(from) - start);
  return [{ kind, tone, from: began, to: Math.max(began, (to === null ? now() : Date.parse(to)) - start) }];
}

interface Told {
  label: string;
  status: NodeState['status'];
  bars: TimelineBar[];
  more: string[];
}

function inWords({ label, status, bars, more }: Told): Pick<TimelineRow, 'tone' | 'bars' | 'time' | 'text'> {
  const { tone, word } = nodeLook(status);
  const last = bars.at(-1);
  const isRunning = status === 'running';
  const time = last ? timeOf(last, isRunning) : '';
  const did = last ? [...waitedOf(bars), ...didOf(last, isRunning ? `runs for ${time}` : `ran ${time}`)] : [];
  return { tone, bars, time, text: [label, word, ...more, ...did].join(', ') };
}

const lengthOf = ({ from, to }: TimelineBar): number => to - from;

function timeOf(last: TimelineBar, isRunning: boolean): string {
  if (last.kind === 'kept') return 'kept';
  if (last.kind !== 'run') return '';
  return isRunning ? growingText(lengthOf(last)) : durationText(lengthOf(last));
}

/** Before its newest attempt ran. */
function waitedOf(bars: readonly TimelineBar[]): string[] {
  const before = bars.at(-1)?.kind === 'run' ? bars.at(-2) : bars.at(-1);
  const isWait = before?.kind === 'queue' || before?.kind === 'wait';
  return isWait ? [`waited ${durationText(lengthOf(before))}`] : [];
}

function didOf({ kind }: TimelineBar, ran: string): string[] {
  if (kind === 'kept') return ['an earlier result was used'];
  return kind === 'run' ? [ran] : [];
}
