import { randomUUID } from 'node:crypto';
import { diamond, runRequested } from './testing/diamond.js';
import { EngineUnderTest } from './testing/engine-under-test.js';

/** Another plan than the diamond's own. */
const OTHER = { ...diamond({ retry: { attempts: 3, backoffMs: 20 } }), key: 'other' };

describe('a run that cannot be decided', () => {
  let engine: EngineUnderTest;

  beforeEach(async () => {
    const env = { HARTOMAT_ORCHESTRATOR_WINDOW_MATERIALS: '1' };
    engine = await EngineUnderTest.start('undecidable run', { env });
    engine.published.push(OTHER);
  });
  afterEach(() => engine.stop());

  const request = async (more: Parameters<EngineUnderTest['request']>[1] = {}): Promise<string> => {
    const runId = randomUUID();
    await engine.request(runId, more);
    await engine.until(runId, () => true);
    return runId;
  };
  const undecidable = { workflow: runRequested('', OTHER).workflow };
  /** From now on whoever loads such a run fails. */
  const losePlan = async (): Promise<void> => {
    await engine.stopOrchestrator();
    await engine.query('delete from orchestrator.run_plan where semantic_hash = $1', [OTHER.semanticHash]);
    await engine.startOrchestrator();
  };
  const statusOf = async (runId: string): Promise<string | undefined> => {
    const [row] = await engine.query<{ status: string }>('select status from orchestrator.run where id = $1', [runId]);
    return row?.status;
  };

  it('holds up no other whose time is over', async () => {
    const deadlineAt = Date.now() + 2500;
    const bad = await request({ ...undecidable, deadlineAt });
    const good = await request({ deadlineAt });
    await losePlan();
    expect(await engine.ended(good)).toMatchObject({ failure: { code: 'run_deadline_passed' } });
    expect(await statusOf(bad)).toBe('running');
  });

  it('holds up no other that waits for a place', async () => {
    const first = await request();
    const bad = await request(undecidable);
    const good = await request();
    await losePlan();
    await engine.cancel(first);
    engine.startWorker();
    expect(await engine.ended(good)).toMatchObject({ status: 'succeeded' });
    expect(await statusOf(bad)).toBe('running');
  });
});
