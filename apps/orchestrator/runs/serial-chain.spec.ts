import { SerialChain } from './serial-chain.js';

describe('SerialChain', () => {
  /** Work that notes when it begins and ends, and ends when it is told. */
  const steered = (name: string, seen: string[]) => {
    let [end, fail]: (() => void)[] = [];
    const told = new Promise<void>((resolve, reject) => {
      end = resolve;
      fail = () => reject(new Error(`${name} failed`));
    });
    const work = async (): Promise<void> => {
      seen.push(`${name} begins`);
      await told;
      seen.push(`${name} ends`);
    };
    return { work, end: () => end?.(), fail: () => fail?.() };
  };

  it('does one after another, in the order in which they came', async () => {
    const seen: string[] = [];
    const chain = new SerialChain(() => seen.push('failed'));
    const [first, second] = [steered('first', seen), steered('second', seen)];
    void chain.add(first.work);
    void chain.add(second.work);
    second.end();
    first.end();
    await chain.idle();
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('lets a caller go on while its own work is done, and not before the work of the caller before it is', async () => {
    const seen: string[] = [];
    const chain = new SerialChain(() => seen.push('failed'));
    const [first, second] = [steered('first', seen), steered('second', seen)];
    await chain.add(first.work);
    const added = chain.add(second.work).then(() => seen.push('second is added'));
    first.end();
    await added;
    expect(seen).toEqual(['first begins', 'first ends', expect.any(String), expect.any(String)]);
    expect(seen.slice(2).sort()).toEqual(['second begins', 'second is added']);
    second.end();
    await chain.idle();
  });

  it('tells of work that failed and goes on with the next, however it failed', async () => {
    const seen: string[] = [];
    const chain = new SerialChain((error) => seen.push((error as Error).message));
    const first = steered('first', seen);
    first.fail();
    await chain.add(first.work);
    await chain.add(() => {
      throw new Error('second failed');
    });
    await chain.add(async () => void seen.push('third'));
    await chain.idle();
    expect(seen).toEqual(['first begins', 'first failed', 'second failed', 'third']);
  });
});
