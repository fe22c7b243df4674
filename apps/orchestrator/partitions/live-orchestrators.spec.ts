import { ORCHESTRATOR_TTL_MS } from '#contracts';
import { LiveOrchestrators } from './live-orchestrators.js';

describe('LiveOrchestrators', () => {
  let now = 0;
  let live: LiveOrchestrators;
  const names = () => live.list().map(({ orchestrator }) => orchestrator);
  beforeEach(() => {
    now = 0;
    live = new LiveOrchestrators(() => now);
  });

  it('forgets one that was killed and says nothing more, and knows it as new when it speaks again', () => {
    expect(live.update({ orchestrator: 'killed', since: 1 })).toBe(true);
    now = ORCHESTRATOR_TTL_MS;
    expect(live.update({ orchestrator: 'other', since: 2 })).toBe(true);
    expect(names()).toEqual(['killed', 'other']);
    now += 1;
    expect(names()).toEqual(['other']);
    expect(live.update({ orchestrator: 'killed', since: 1 })).toBe(true);
    expect(live.update({ orchestrator: 'killed', since: 1 })).toBe(false);
  });

  it('forgets one that leaves at once', () => {
    live.update({ orchestrator: 'a', since: 1 });
    expect(live.update({ orchestrator: 'a', since: 1, leaving: true })).toBe(false);
    expect(names()).toEqual([]);
  });
});
