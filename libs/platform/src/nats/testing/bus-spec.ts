import { randomBytes } from 'node:crypto';
import { IsInt, IsString } from 'class-validator';
import { pino } from 'pino';
import type { Logger } from '../../telemetry/index.js';
import { BusConnection } from '../connection/bus-connection.js';

/** The message that the bus's own specs send. */
export class Ping {
  @IsInt() n!: number;
  @IsString() text!: string;
}

export const ping = (n: number): Ping => ({ n, text: `ping ${n}` });

export const silentLogger = (): Logger => pino({ level: 'silent' });

/** A unique subject prefix, so that specs can share a server. */
export const ownPrefix = (): string => `t${randomBytes(6).toString('hex')}`;

export function openBus(url: string): BusConnection {
  const bus = new BusConnection({ url, name: 'spec', logger: silentLogger() });
  bus.start();
  return bus;
}

/** Polls until `fine` returns true; after `withinMs` it throws an error that names `what`. */
export async function eventually(
  what: string,
  fine: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await fine())) {
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
