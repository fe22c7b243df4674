import { setTimeout as sleep } from 'node:timers/promises';
import type { ComparisonReply, Mode, OrderLineReply } from '#contracts';
import { describeWaiting } from '../orders/describe-lines.js';
import type { HartomatApi } from './hartomat-api.js';

/** An order line and, in shadow mode, its comparison. */
export interface FollowedLine {
  line: OrderLineReply;
  comparison: ComparisonReply | undefined;
}

/** `withinMs`: the time limit of the wait. `say` is called with one line for each change. */
export interface FollowOptions {
  orderId: string;
  mode: Mode;
  withinMs: number;
  interruption?: AbortSignal;
  say(text: string): void;
}

const EVERY_MS = 300;

/** Waits until each line is settled and, in shadow, compared; after `withinMs` returns the current state. */
export async function followOrder(api: HartomatApi, options: FollowOptions): Promise<FollowedLine[]> {
  const started = performance.now();
  const compared = new Map<string, ComparisonReply>();
  const narrate = narrator(started, options.say);
  for (;;) {
    const { lines } = await api.order(options.orderId);
    if (options.mode === 'shadow') await fetchComparisons(api, lines, compared);
    const followed = lines.map((line) => ({ line, comparison: compared.get(line.delivery?.id ?? '') }));
    followed.forEach(narrate);
    const done = followed.every((each) => isDone(each, options.mode));
    if (done || performance.now() - started > options.withinMs) return followed;
    options.interruption?.throwIfAborted();
    await sleep(EVERY_MS);
  }
}

async function fetchComparisons(
  api: HartomatApi,
  lines: readonly OrderLineReply[],
  compared: Map<string, ComparisonReply>,
): Promise<void> {
  for (const { delivery } of lines) {
    if (!delivery || delivery.state === 'open' || compared.has(delivery.id)) continue;
    const comparison = await api.comparison(delivery.id);
    if (comparison) compared.set(delivery.id, comparison);
  }
}

/**
 * A line that was requested in shadow mode but took legacy alone, or was cancelled, has no pair and so no comparison. A
 * failed line has one: its graph run has evidence as well.
 */
function isDone({ line: { delivery }, comparison }: FollowedLine, asked: Mode): boolean {
  if (!delivery || delivery.state === 'open') return false;
  const paired = asked === 'shadow' && delivery.mode === 'shadow' && delivery.state !== 'cancelled';
  return !paired || comparison !== undefined;
}

function narrator(started: number, say: (text: string) => void): (followed: FollowedLine) => void {
  const said = new Map<string, string>();
  return (followed) => {
    const text = describe(followed);
    if (said.get(followed.line.id) === text) return;
    said.set(followed.line.id, text);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    say(`${seconds} s  ${followed.line.product} × ${followed.line.outputType}: ${text}`);
  };
}

function describe({ line, comparison }: FollowedLine): string {
  const { delivery } = line;
  if (!delivery) return 'waiting to be dispatched';
  const parts = [
    delivery.deliveredBy
      ? `delivered by ${delivery.deliveredBy}`
      : delivery.state === 'open'
        ? `${delivery.mode} running`
        : delivery.state,
  ];
  if (delivery.fallbackReason) parts.push(`legacy took over: ${delivery.fallbackReason}`);
  if (delivery.failure) parts.push(`${delivery.failure.message} (${delivery.failure.code})`);
  if (delivery.waiting) parts.push(describeWaiting(delivery.waiting));
  if (comparison) parts.push(`compared: ${comparison.verdict}`);
  return parts.join(', ');
}
