import type { Command } from 'commander';
import type { DeliveryReply } from '#contracts';
import { connect } from '../api/connect.js';

/** Adds `deliveries`: commands on one delivery. */
export function addDeliveriesCommand(program: Command): void {
  program
    .command('deliveries')
    .description('cancel a delivery')
    .command('cancel <delivery>')
    .description('cancel an open delivery on both paths: nothing of it will be delivered')
    .option('--json', 'the delivery as JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const path = `/api/deliveries/${encodeURIComponent(id)}/cancel`;
      const delivery = await connect().json<DeliveryReply>('POST', path);
      const text = `delivery ${delivery.id} is ${delivery.state}. To deliver its line: ./hartomat dispatch LINE --again`;
      process.stdout.write(`${json ? JSON.stringify(delivery, null, 2) : text}\n`);
    });
}
