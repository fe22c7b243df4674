import { TaskHints } from './task-hints.js';

describe('TaskHints', () => {
  let said: string[];
  let hints: TaskHints;
  beforeEach(() => {
    said = [];
    hints = new TaskHints((subject) => said.push(subject));
  });

  it('says at once that the first task is there, and of the others when all are', () => {
    hints.stored('render');
    expect(said).toEqual(['render']);
    for (const subject of ['render', 'render', 'notify']) hints.stored(subject);
    expect(said).toEqual(['render', 'notify']);
    hints.end();
    expect(said).toEqual(['render', 'notify', 'render']);
  });

  it('says nothing where nothing was stored', () => {
    hints.end();
    expect(said).toEqual([]);
  });
});
