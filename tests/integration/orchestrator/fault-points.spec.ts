import { RunFinished } from '#contracts';
import { EngineUnderTest } from './testing/engine-under-test.js';
import { chosenFaults } from './testing/faults/chosen-faults.js';
import { FaultLoad } from './testing/faults/fault-load.js';
import type { ExpectedRuns } from './testing/faults/fault-load.js';
import { FaultPoints } from './testing/faults/fault-points.js';
import type { Fault } from './testing/faults/fault-points.js';
import { unrest } from './testing/faults/rest.js';
import { watchOrchestrator } from './testing/faults/watch-orchestrator.js';

const LOADS_WITHOUT_FAULT = 2;
/** What depends on chance, such as two commits that meet, need not come in each load. */
const LOADS_FOR_A_FAULT = 2;
/** What one fault breaks may show in all loads after it. */
const ENOUGH = 5;
const IS_ALL = Boolean(process.env['HARTOMAT_TEST_ALL']);
const WITHIN_MS = (IS_ALL ? 15 : 3) * 60_000;

describe('a call that fails once', () => {
  let engine: EngineUnderTest;
  let load: FaultLoad;
  const points = new FaultPoints();
  const all = new Map<string, string>();

  beforeAll(async () => {
    const small = { MATERIALS: '3', RENDER: '3', NOTIFY: '2' };
    const windows = Object.entries(small).map(([pool, size]) => [`HARTOMAT_ORCHESTRATOR_WINDOW_${pool}`, size]);
    engine = await EngineUnderTest.start('fault points', {
      env: Object.fromEntries(windows) as Record<string, string>,
    });
    engine.eachApp((app) => watchOrchestrator(points, app));
    load = new FaultLoad(engine);
  });
  afterAll(() => engine.stop());

  const rested = async (expected: ExpectedRuns): Promise<string[]> => {
    for (const [runId, status] of expected) all.set(runId, status);
    return unrest(engine, expected);
  };

  /** What is wrong after a load in which it happens; null where it did not happen. */
  const wrongAfter = async (fault: Fault): Promise<string[] | null> => {
    for (let at = 0; at < LOADS_FOR_A_FAULT; at++) {
      points.arm(fault);
      const wrong = await rested(await load.start());
      if (points.fired || wrong.length > 0) return wrong;
    }
    points.disarm();
    return null;
  };

  it(
    'wherever that is, ends no run otherwise, loses no place and leaves no message',
    async () => {
      // Whatever was under way when the watching began has no caller by name.
      expect(await rested(await load.start())).toEqual([]);
      points.seen.clear();
      for (let at = 0; at < LOADS_WITHOUT_FAULT; at++) expect(await rested(await load.start())).toEqual([]);
      const found = [...points.seen.keys()];
      const { faults, how } = chosenFaults(found, process.env);
      const missed: string[] = [];
      const broken: object[] = [];
      for (const fault of faults) {
        const wrong = await wrongAfter(fault);
        if (wrong === null) missed.push(`${fault.kind} ${fault.point}`);
        else if (wrong.length > 0) broken.push({ fault, wrong });
        if (IS_ALL) process.stderr.write(`${fault.kind} ${fault.point} ${wrong?.join() ?? 'missed'}\n`);
        if (broken.length >= ENOUGH) break;
      }
      expect({ how, broken }).toEqual({ how, broken: [] });
      const ended = await engine.countEvents<RunFinished>(RunFinished.event);
      expect([...all.keys()].filter((runId) => ended.get(runId) !== 1)).toEqual([]);
      process.stderr.write(`${faults.length - missed.length} faults at ${found.length} points; ${how}\n`);
      if (IS_ALL) process.stderr.write(`${found.sort().join('\n')}\nmissed:\n${missed.join('\n')}\n`);
      expect(found.length).toBeGreaterThanOrEqual(40);
      expect(missed.length).toBeLessThan(faults.length / 4);
    },
    WITHIN_MS,
  );
});
