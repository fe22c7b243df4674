import { LostTasks } from './lost-tasks.js';

describe('LostTasks', () => {
  const task = { nodeRunId: 'n', attempt: 1, subject: 'wf.task.n' };
  const nothing = new Set<string>();
  const at = (lastSequence: number, appliedSequence: number) => ({ lastSequence, appliedSequence });

  it('lets a task be that still waits in its stream', () => {
    const lost = new LostTasks();
    expect(lost.find([task], new Set([task.subject]), at(5, 5))).toEqual([]);
    expect(lost.find([task], new Set([task.subject]), at(5, 5))).toEqual([]);
  });

  it('waits until all results are applied that were there when the task was first missed', () => {
    const lost = new LostTasks();
    expect(lost.find([task], nothing, at(10, 4))).toEqual([]);
    expect(lost.find([task], nothing, at(20, 9))).toEqual([]);
    expect(lost.find([task], nothing, at(30, 10))).toEqual([task]);
  });

  it('starts over after it told, and for another attempt', () => {
    const lost = new LostTasks();
    lost.find([task], nothing, at(1, 1));
    expect(lost.find([task], nothing, at(1, 1))).toEqual([task]);
    expect(lost.find([task], nothing, at(1, 1))).toEqual([]);
    expect(lost.find([{ ...task, attempt: 2 }], nothing, at(1, 1))).toEqual([]);
  });

  it('does not wait for results of a stream that was wiped meanwhile', () => {
    const lost = new LostTasks();
    lost.find([task], nothing, at(900, 100));
    expect(lost.find([task], nothing, at(0, 0))).toEqual([task]);
  });
});
