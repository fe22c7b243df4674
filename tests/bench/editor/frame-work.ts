/** What is used of an event of Chromium's trace; times are in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** Milliseconds of the main thread of the page while it was traced. */
export interface FrameWork {
  /** Script, style and layout of each frame that answers an event. */
  frames: number[];
  /** Each task. */
  tasks: number[];
}

/** Names that the trace gives to script, style and layout. They contain each other, so their union is measured. */
const WORK = new Set([
  ...['EventDispatch', 'FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'TimerFire', 'RunMicrotasks'],
  ...['UpdateLayoutTree', 'Layout', 'IntersectionObserverController::computeIntersections'],
]);
const INPUT = 'EventDispatch';
const FRAME = 'Commit';

/**
 * Sums up a trace of the categories `devtools.timeline` and `toplevel`: of the thread that ran most of the page's
 * script. A frame ends where its result is handed to the compositor; a frame in which nothing was handed over belongs to
 * the next one.
 */
export function frameWork(events: readonly TraceEvent[]): FrameWork {
  const whole = events.filter(({ ph }) => ph === 'X');
  const main = busiest(whole.filter(({ name }) => name === 'FunctionCall' || name === INPUT));
  const own = whole.filter((event) => threadOf(event) === main).toSorted((a, b) => a.ts - b.ts);
  const ends = own.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const frames = ends.map(() => ({ ms: 0, answers: false }));
  let busyUntil = -Infinity;
  let frame = 0;
  for (const { name, ts, dur = 0 } of own.filter(({ name }) => WORK.has(name))) {
    const start = Math.max(ts, busyUntil);
    const end = ts + dur;
    if (end <= start) continue;
    while (frame < ends.length && (ends[frame] ?? 0) < start) frame += 1;
    busyUntil = end;
    const current = frames[frame];
    if (!current) break;
    current.ms += (end - start) / 1000;
    current.answers ||= name === INPUT;
  }
  const tasks = own.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const answers = frames.filter((each) => each.answers).map(({ ms }) => ms);
  return { frames: answers, tasks: tasks.map(({ dur = 0 }) => dur / 1000) };
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

function busiest(events: readonly TraceEvent[]): string {
  const sums = new Map<string, number>();
  for (const event of events) sums.set(threadOf(event), (sums.get(threadOf(event)) ?? 0) + (event.dur ?? 0));
  return [...sums].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
