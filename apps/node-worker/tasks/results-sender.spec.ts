import { ResultsSender } from './results-sender.js';

/** A bus that stores a message when it is told to. */
function slowBus(most = 100) {
  const sent: { results: unknown[]; store: () => void; fail: () => void }[] = [];
  const sender = new ResultsSender(
    (results) =>
      new Promise<void>((resolve, reject) => {
        const fail = (): void => reject(new Error('no bus'));
        sent.push({ results: results.map((text) => JSON.parse(text) as unknown), store: resolve, fail });
      }),
    most,
  );
  const next = async (): Promise<(typeof sent)[number]> => {
    await new Promise((resolve) => setImmediate(resolve));
    const first = sent.shift();
    if (!first) throw new Error('Nothing was sent.');
    return first;
  };
  return { sender, sent, next };
}

const result = (n: number, size = 0) => ({ n, text: 'x'.repeat(size) });
const numbers = ({ results }: { results: unknown[] }) => results.map((one) => (one as { n: number }).n);

describe('ResultsSender', () => {
  it('sends one at once, and together what comes while that is under way', async () => {
    const { sender, sent, next } = slowBus();
    const stored: number[] = [];
    for (const n of [1, 2, 3]) void sender.add(result(n)).then(() => stored.push(n));
    const first = await next();
    expect(numbers(first)).toEqual([1]);
    expect(sent).toEqual([]);
    first.store();
    const second = await next();
    expect([numbers(second), stored]).toEqual([[2, 3], [1]]);
    second.store();
    await new Promise((resolve) => setImmediate(resolve));
    expect(stored).toEqual([1, 2, 3]);
  });

  it('tells those of a message that was not stored, and goes on with the next', async () => {
    const { sender, next } = slowBus();
    const [first, second] = [sender.add(result(1)), sender.add(result(2))];
    const refused = expect(first).rejects.toThrow('no bus');
    (await next()).fail();
    await refused;
    (await next()).store();
    await second;
  });

  it('sends each for itself where that is the most', async () => {
    const { sender, next } = slowBus(1);
    for (const n of [1, 2, 3]) void sender.add(result(n));
    for (const n of [1, 2, 3]) {
      const message = await next();
      expect(numbers(message)).toEqual([n]);
      message.store();
    }
  });

  it('puts no more into a message than servers take; a larger one travels alone', async () => {
    const { sender, next } = slowBus();
    for (const [n, size] of [0, 300_000, 300_000, 900_000, 10].entries()) void sender.add(result(n, size));
    const messages: number[][] = [];
    for (let count = 0; count < 5; count++) {
      const message = await next();
      messages.push(numbers(message));
      message.store();
    }
    expect(messages).toEqual([[0], [1], [2], [3], [4]]);
  });
});
