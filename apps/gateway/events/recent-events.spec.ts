import { RecentEvents } from './recent-events.js';

const frame = (id: number) => ({ id, event: 'e', data: {} });
const idsOf = (frames: { id: number }[] | null) => frames?.map(({ id }) => id) ?? null;

describe('RecentEvents', () => {
  it('answers what came after an id, and nothing where it cannot know all of it', () => {
    const recent = new RecentEvents(10, 3);
    for (const id of [12, 15]) recent.push(frame(id));
    expect([9, 10, 12, 13, 15, 20].map((id) => idsOf(recent.after(id)))).toEqual([null, [12, 15], [15], [15], [], []]);
  });

  it('keeps so many', () => {
    const recent = new RecentEvents(10, 3);
    for (const id of [11, 12, 15, 20]) recent.push(frame(id));
    expect([10, 11, 12].map((id) => idsOf(recent.after(id)))).toEqual([null, [12, 15, 20], [15, 20]]);
    expect(recent.last).toBe(20);
  });
});
