import { DrawLatest } from './draw-latest';

describe('DrawLatest', () => {
  const drawn: number[] = [];
  let finish: (() => void)[] = [];
  const drawer = () =>
    new DrawLatest<number>((thing) => {
      drawn.push(thing);
      return new Promise((resolve) => finish.push(resolve));
    });
  const finishOne = async () => {
    finish.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };

  beforeEach(() => {
    drawn.length = 0;
    finish = [];
  });

  it('leaves out what came and went while something was drawn', async () => {
    const draw = drawer();
    for (const thing of [1, 2, 3]) draw.ask(thing);
    await finishOne();
    expect(drawn).toEqual([1, 3]);
    await finishOne();
    draw.ask(4);
    expect(drawn).toEqual([1, 3, 4]);
  });

  it('draws nothing after it was stopped', async () => {
    const draw = drawer();
    draw.ask(1);
    draw.ask(2);
    draw.stop();
    await finishOne();
    expect(drawn).toEqual([1]);
  });
});
