import type { EditorPage } from './editor.page';
import { leaveEditor } from './leave-editor.guard';

describe('leaving the editor', () => {
  const question = vi.fn<() => boolean>();
  beforeEach(() => {
    question.mockReset().mockReturnValue(false);
    vi.stubGlobal('confirm', question);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const done: string[] = [];
  function leave({ isSaved, flush }: { isSaved: boolean; flush: () => Promise<void> }): Promise<unknown> {
    done.length = 0;
    const autosave = { flush: () => (done.push('save'), flush()), isSaved: () => isSaved };
    const page = { autosave, commitTyping: () => void done.push('commit') } as unknown as EditorPage;
    const [route, state] = [{} as never, {} as never];
    return leaveEditor(page, route, state, state) as Promise<unknown>;
  }

  it('saves what is being typed as well, and asks nothing then', async () => {
    expect(await leave({ isSaved: true, flush: () => Promise.resolve() })).toBe(true);
    expect([done, question.mock.calls]).toEqual([['commit', 'save'], []]);
  });

  it('asks where it cannot be saved, also where no answer comes', async () => {
    expect(await leave({ isSaved: false, flush: () => Promise.resolve() })).toBe(false);
    const hanging = leave({ isSaved: false, flush: () => new Promise(() => undefined) });
    await vi.runAllTimersAsync();
    expect(await hanging).toBe(false);
    expect(question).toHaveBeenCalledTimes(2);
  });
});
