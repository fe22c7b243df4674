import { TestBed } from '@angular/core/testing';
import { RefreshStore } from './refresh.store';

describe('RefreshStore', () => {
  let store: RefreshStore;
  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [RefreshStore] });
    store = TestBed.inject(RefreshStore);
  });
  afterEach(() => void vi.useRealTimers());

  it('reads while something is unsettled, ever more seldom, and soon again after a change', async () => {
    let [isUnsettled, hasChanged] = [false, false];
    const read = vi.fn(() => Promise.resolve(hasChanged));
    store.watch(() => isUnsettled, read);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).not.toHaveBeenCalled();
    isUnsettled = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(read).toHaveBeenCalledTimes(4);
    hasChanged = true;
    await vi.advanceTimersByTimeAsync(15_000 + 5000);
    expect(read.mock.calls.length).toBeGreaterThan(8);
  });

  it('stops where it is told to, and where the page is left', async () => {
    const read = vi.fn(() => Promise.resolve(true));
    const first = store.watch(() => true, read);
    await vi.advanceTimersByTimeAsync(1500);
    first.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(read).toHaveBeenCalledTimes(1);
    store.watch(() => true, read);
    TestBed.resetTestingModule();
    await vi.advanceTimersByTimeAsync(5000);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
