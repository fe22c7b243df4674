import { randomBytes } from 'node:crypto';
import { IsInt, IsString } from 'class-validator';
import { pino } from 'pino';
import type { Logger } from '../../telemetry/index.js';
import { BusConnection } from '../bus-connection.js';

/** The message that the bus's own specs send. */
export class Ping {
  @IsInt() n!: number;
  @IsString() text!: string;
}

export const ping = (n: number): Ping => ({ n, text: `ping ${n}` });

export const silentLogger = (): Logger => pino({ level: 'silent' });

/** A subject prefix of one spec's own, so that specs share a server. */
export const ownPrefix = (): string => `t${randomBytes(6).toString('hex')}`;

export function openBus(url: string): BusConnection {
  const bus = new BusConnection({ url, name: 'spec', logger: silentLogger() });
  bus.start();
  return bus;
}

/** Asks until `fine` says yes; throws what it waited for after `withinMs`. */
export async function eventually(
  what: string,
  fine: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await fine())) {
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
