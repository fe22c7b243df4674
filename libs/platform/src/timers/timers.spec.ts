import type { Logger } from '../telemetry/index.js';
import { startLoop } from './index.js';

describe('a loop', () => {
  /** Does `turns` one after the other, then stops; answers what was logged and how often it turned. */
  const looping = async (turns: (() => Promise<void>)[]) => {
    const logged: string[] = [];
    const note = (level: string) => (of: { failed?: number; times?: number }) => {
      logged.push(`${level} ${of.failed ?? of.times}`);
    };
    const logger = { error: note('error'), info: note('info') } as unknown as Logger;
    let turned = 0;
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const turn = (): Promise<void> => {
      const next = turns[turned];
      turned += 1;
      if (!next) finish();
      return next?.() ?? Promise.resolve();
    };
    const loop = startLoop('spec', 0, turn, logger);
    await finished;
    await loop.stop();
    return { logged, turned };
  };
  const fails = () => Promise.reject(new Error('away'));
  const throws = (): Promise<void> => {
    throw new Error('not even a promise');
  };
  const succeeds = () => Promise.resolve();

  it('survives a turn that fails, also one that throws before it answers a promise', async () => {
    expect(await looping([fails, throws, succeeds])).toMatchObject({ turned: 4 });
  });

  it('logs turns that fail once for all that come soon after, and that they succeed again', async () => {
    const { logged } = await looping([...Array.from({ length: 20 }, () => fails), succeeds, succeeds, fails]);
    expect(logged).toEqual(['error 1', 'info 20', 'info 1', 'error 20']);
  });
});
