import type { Logger } from '../telemetry/index.js';
import { startLoop } from './index.js';

describe('a loop', () => {
  /** Runs `ticks` one after the other, then stops; returns the log lines and the number of ticks. */
  const looping = async (ticks: (() => Promise<void>)[]) => {
    const logged: string[] = [];
    const note = (level: string) => (of: { failed?: number; times?: number }) => {
      logged.push(`${level} ${of.failed ?? of.times}`);
    };
    const logger = { error: note('error'), info: note('info') } as unknown as Logger;
    let count = 0;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const tick = (): Promise<void> => {
      const next = ticks[count];
      count += 1;
      if (!next) finish();
      return next?.() ?? Promise.resolve();
    };
    const loop = startLoop('spec', 0, tick, logger);
    await finished;
    await loop.stop();
    return { logged, count };
  };
  const fails = () => Promise.reject(new Error('away'));
  const throws = (): Promise<void> => {
    throw new Error('not even a promise');
  };
  const succeeds = () => Promise.resolve();

  it('survives a tick that fails, also one that throws before it returns a promise', async () => {
    expect(await looping([fails, throws, succeeds])).toMatchObject({ count: 4 });
  });

  it('logs failing ticks once per interval, and the first success after them', async () => {
    const { logged } = await looping([...Array.from({ length: 20 }, () => fails), succeeds, succeeds, fails]);
    expect(logged).toEqual(['error 1', 'info 20', 'info 1', 'error 20']);
  });
});
