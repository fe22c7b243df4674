import { frameWork } from './frame-work.js';
import type { TraceEvent } from './frame-work.js';

const event = (name: string, ts: number, dur = 0, tid = 1): TraceEvent => ({ name, ph: 'X', pid: 1, tid, ts, dur });

describe('the work of frames', () => {
  it('counts what contains each other once, and each frame up to its commit', () => {
    const events = [
      event('RunTask', 0, 9000),
      event('EventDispatch', 1000, 4000),
      event('FunctionCall', 2000, 1000),
      event('Layout', 6000, 2000),
      event('Commit', 8500, 100),
      event('EventDispatch', 20_000, 1000),
      event('UpdateLayoutTree', 21_000, 2000),
      event('Commit', 24_000, 100),
    ];
    expect(frameWork(events)).toEqual({ frames: [6, 3], tasks: [9] });
  });

  it('knows the thread of the page by its script, and leaves out what other threads do', () => {
    const events = [
      event('EventDispatch', 0, 1000),
      event('Commit', 2000),
      event('EventDispatch', 0, 10, 2),
      event('Layout', 500, 5000, 2),
      event('Commit', 9000, 0, 2),
    ];
    expect(frameWork(events).frames).toEqual([1]);
  });

  it('leaves out frames that answer no event, and work that no frame followed', () => {
    const events = [
      event('EventDispatch', 0, 1000),
      event('Commit', 2000),
      event('FireAnimationFrame', 3000, 500),
      event('Commit', 4000),
      event('EventDispatch', 5000, 9),
    ];
    expect(frameWork(events).frames).toEqual([1]);
  });
});
