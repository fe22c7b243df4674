import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderLineReply } from '#contracts';
import { stateOf } from './describe-lines.js';

const EVERY_MS = 300;

export interface WaitOptions {
  withinMs: number;
  interruption: AbortSignal;
  /** Called with one line for each change. */
  say(text: string): void;
}

/** Reads order lines until each is settled; after `withinMs` returns their current state. */
export async function untilSettled(
  read: () => Promise<OrderLineReply[]>,
  { withinMs, interruption, say }: WaitOptions,
): Promise<OrderLineReply[]> {
  const started = performance.now();
  const said = new Map<string, string>();
  for (;;) {
    const lines = await read();
    for (const line of lines) {
      const state = stateOf(line);
      if (said.get(line.id) !== state) say(`${line.product} × ${line.outputType}: ${state}`);
      said.set(line.id, state);
    }
    const isOpen = lines.some(({ delivery }) => !delivery || delivery.state === 'open');
    if (!isOpen || performance.now() - started > withinMs) return lines;
    interruption.throwIfAborted();
    await sleep(EVERY_MS);
  }
}
