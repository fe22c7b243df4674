import { Option } from 'commander';
import type { Command } from 'commander';
import type { DispatchOrderRequest, OrderLineReply, OrderReply } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { connect } from '../api/connect.js';
import { interruptionSignal } from '../instance/interruption.js';
import { readMinutes } from '../read-minutes.js';
import { say } from '../say.js';
import { describeLines } from './describe-lines.js';
import { findSelectedLines } from './find-order.js';
import type { SelectedLines } from './find-order.js';
import { untilSettled } from './until-settled.js';

interface DispatchOptions extends Pick<DispatchOrderRequest, 'mode' | 'again'> {
  wait?: boolean;
  cache: boolean;
  minutes: string;
  json?: boolean;
}

/** Adds `dispatch`: dispatches order lines by the dispatch boundary, and with --wait waits for them. */
export function addDispatchCommand(program: Command): void {
  program
    .command('dispatch <order-or-line>')
    .description('dispatch an order, or one order line, by its id; idempotent')
    .addOption(
      new Option('--mode <mode>', 'the mode, instead of the rollout row').choices(['legacy', 'graph', 'shadow']),
    ) // prettier-ignore
    .option('--again', 'deliver settled lines again')
    .option('--no-cache', 'use no cached results of earlier runs')
    .option('--wait', 'until every line is settled; exit code 1 where one was not delivered')
    .option('--minutes <count>', 'how long to wait', '10')
    .option('--json', 'the order lines as JSON')
    .action(dispatch);
}

async function dispatch(id: string, { mode, again, cache, wait, minutes, json }: DispatchOptions): Promise<void> {
  const withinMs = readMinutes(minutes);
  const api = connect();
  const meant = await findSelectedLines(api, id);
  const request: DispatchOrderRequest = {
    lines: meant.lineIds,
    ...(mode && { mode }),
    ...(again && { again }),
    ...(!cache && { cache: 'bypass' }),
  };
  const order = await api.json<OrderReply>('POST', `/api/orders/${meant.orderId}/dispatch`, request);
  const lines = wait ? await settled(api, meant, withinMs) : linesIn(order, meant);
  if (wait && lines.some(({ delivery }) => delivery?.state !== 'committed')) process.exitCode = 1;
  process.stdout.write(`${json ? JSON.stringify(lines, null, 2) : describeLines(lines)}\n`);
}

function settled(api: ApiClient, meant: SelectedLines, withinMs: number): Promise<OrderLineReply[]> {
  const read = async () => linesIn(await api.json<OrderReply>('GET', `/api/orders/${meant.orderId}`), meant);
  return untilSettled(read, { withinMs, interruption: interruptionSignal(), say });
}

const linesIn = (order: OrderReply, { lineIds }: SelectedLines): OrderLineReply[] =>
  order.lines.filter(({ id }) => lineIds.includes(id));
