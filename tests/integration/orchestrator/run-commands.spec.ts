import { randomUUID } from 'node:crypto';
import { REQUESTS } from '#contracts';
import type { BusRequest } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { resultOf, startedAndSucceeded } from './testing/fake-worker.js';
import type { FakeWorkerOptions } from './testing/fake-worker.js';

const { pauseRun, resumeRun, cancelRun, rerun } = REQUESTS.orchestrator;
const BROKEN = { code: 'broken', message: 'Broken.', retryable: false };
const FROM = 'left';

/** What `./hartomat runs <command>` asks for. */
const COMMANDS: Record<string, (runId: string) => [request: BusRequest<never, unknown>, query: object]> = {
  pause: (runId) => [pauseRun, { runId, reason: 'A look at it.' }],
  resume: (runId) => [resumeRun, { runId }],
  cancel: (runId) => [cancelRun, { runId, reason: 'No longer needed.' }],
  retry: (runId) => [rerun, { runId }],
  rerun: (runId) => [rerun, { runId, fromNode: FROM }],
};
const STATES = ['running', 'paused', 'succeeded', 'failed', 'cancelled'] as const;
/** By the state: which commands are refused, and with what. */
const REFUSED: Record<(typeof STATES)[number], Record<string, string>> = {
  running: { retry: 'run_not_ended', rerun: 'run_not_ended' },
  paused: { retry: 'run_not_ended', rerun: 'run_not_ended' },
  succeeded: { pause: 'run_ended', resume: 'run_ended', retry: 'run_succeeded' },
  failed: { pause: 'run_ended', resume: 'run_ended' },
  cancelled: { pause: 'run_ended', resume: 'run_ended' },
};

describe('a command to a run', () => {
  let engine: EngineUnderTest;
  /** By run, for those that shall not succeed. */
  const works = new Map<string, FakeWorkerOptions['work']>();

  beforeAll(async () => {
    engine = await EngineUnderTest.start('run commands');
    engine.startWorker((task) => (works.get(task.runId) ?? startedAndSucceeded)(task));
  });
  afterAll(() => engine.stop());

  const order = (command: string, runId: string) => {
    const [request, query] = COMMANDS[command]?.(runId) ?? [{ name: command }, {}];
    return engine.ask(request, query).then(
      () => 'accepted',
      ({ code, message }: { code: string; message: string }) => ({ code, message }),
    );
  };
  const begin = async (state: string): Promise<string> => {
    const runId = randomUUID();
    if (state === 'failed') works.set(runId, (task) => [resultOf(task, { outcome: 'failed', failure: BROKEN })]);
    else if (state !== 'succeeded') works.set(runId, () => []);
    await engine.request(runId);
    await engine.until(runId, () => true);
    if (state === 'paused') await order('pause', runId);
    if (state === 'cancelled') await order('cancel', runId);
    if (['succeeded', 'failed', 'cancelled'].includes(state)) await engine.ended(runId);
    return runId;
  };
  const advisedIn = (message: string) => [...message.matchAll(/\.\/hartomat runs (\w+) (\S+)/g)].map(([, ...of]) => of);

  it.each(STATES)('that is %s is accepted, or refused with advice that works', async (state) => {
    for (const command of Object.keys(COMMANDS)) {
      const runId = await begin(state);
      const answer = await order(command, runId);
      const code = REFUSED[state][command];
      if (code === undefined) {
        expect({ command, answer }).toEqual({ command, answer: 'accepted' });
        continue;
      }
      expect({ command, answer }).toMatchObject({ command, answer: { code } });
      const advised = advisedIn((answer as { message: string }).message);
      expect(advised.length).toBeGreaterThan(0);
      for (const [what = '', of = ''] of advised) {
        expect(of.replace(/[.,]$/, '')).toBe(runId);
        expect({ command, what, answer: await order(what, runId) }).toEqual({ command, what, answer: 'accepted' });
      }
    }
  });

  it.each(['pause', 'resume', 'cancel'])('six times %s at once is the same as once', async (command) => {
    const runId = await begin(command === 'resume' ? 'paused' : 'running');
    expect(await Promise.all(Array.from({ length: 6 }, () => order(command, runId)))).toEqual(
      Array.from({ length: 6 }, () => 'accepted'),
    );
    const run = await engine.run(runId);
    expect({ status: run?.status, isPaused: run?.paused !== null }).toEqual({
      status: command === 'cancel' ? 'cancelled' : 'running',
      isPaused: command === 'pause',
    });
  });
});
