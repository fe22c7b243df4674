import { PixelBudget } from './pixel-budget.js';

describe('the budget of pixels', () => {
  /** Starts works of so many pixels; each runs until it is let end. */
  const begin = (budget: PixelBudget, pixels: number[]) => {
    const running = new Set<number>();
    const ends: (() => void)[] = [];
    pixels.forEach((cost, index) => {
      const work = (): Promise<void> => {
        running.add(index);
        return new Promise<void>((resolve) => (ends[index] = resolve)).then(() => void running.delete(index));
      };
      void budget.spend(cost, work);
    });
    const end = async (index: number): Promise<number[]> => {
      ends[index]?.();
      return started();
    };
    const started = async (): Promise<number[]> => {
      await new Promise((resolve) => setImmediate(resolve));
      return [...running].sort();
    };
    return { end, started };
  };

  it('lets so much be decoded at once as it holds, and no more', async () => {
    const { started, end } = begin(new PixelBudget(10), [6, 4, 1]);
    expect(await started()).toEqual([0, 1]);
    expect(await end(0)).toEqual([1, 2]);
  });

  it('lets nobody overtake who waits for much', async () => {
    const { started, end } = begin(new PixelBudget(10), [6, 8, 1]);
    expect(await started()).toEqual([0]);
    expect(await end(0)).toEqual([1, 2]);
  });

  it('lets what is larger than all of it run alone', async () => {
    const { started, end } = begin(new PixelBudget(10), [1, 99, 1]);
    expect(await started()).toEqual([0]);
    expect(await end(0)).toEqual([1]);
    expect(await end(1)).toEqual([2]);
  });

  it('gives back what a failure held', async () => {
    const budget = new PixelBudget(10);
    await expect(budget.spend(10, () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
    expect(await budget.spend(10, () => Promise.resolve('done'))).toBe('done');
  });
});
