import { answerWithin } from './answer-within';

describe('answerWithin', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is the answer, and no answer is as from a server that cannot be reached', async () => {
    expect(await answerWithin(1000, Promise.resolve('yes'))).toBe('yes');
    const late = answerWithin(1000, new Promise(() => undefined));
    const failed = expect(late).rejects.toMatchObject({ status: 0, isTemporary: true });
    await vi.advanceTimersByTimeAsync(1000);
    await failed;
  });
});
