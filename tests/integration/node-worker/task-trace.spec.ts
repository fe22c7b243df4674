import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelemetry } from '#platform/telemetry';
import { StepError } from '#steps';
import type { Renderer } from '#steps';
import { acquireTestServers } from '../../../deploy/local/testing/test-servers.js';
import { startOtlpReceiver } from '../../instance/otlp-receiver.js';
import { ownPrefix, startPlantedWorker, workerEnvironment } from './planted-worker.js';
import { TaskBus } from './task-bus.js';

const TRACE_ID = 'c'.repeat(32);
const PARENT_ID = 'd'.repeat(16);
const noRenderer = { environment: () => Promise.reject(new Error('none')), close: async () => undefined };

describe('the trace of a task', () => {
  it('continues the trace of its message, says how it went, and goes on in the result', async () => {
    const receiver = await startOtlpReceiver();
    process.env['HARTOMAT_OTLP_URL'] = receiver.url;
    const telemetry = await startTelemetry('node-worker');
    const servers = await acquireTestServers();
    const homeDir = await mkdtemp(join(tmpdir(), 'hartomat-worker-'));
    const prefix = ownPrefix();
    const bus = new TaskBus(servers.natsUrl, prefix);
    const fail = async (): Promise<never> => {
      throw new StepError('glb_broken', 'No.', { retryable: false });
    };
    const env = workerEnvironment({ natsUrl: servers.natsUrl, prefix, homeDir });
    const worker = await startPlantedWorker(env, { glb_bbox: fail }, noRenderer as unknown as Renderer);

    const task = await bus.dispatch('glb_bbox', { traceparent: `00-${TRACE_ID}-${PARENT_ID}-01`, runClass: 'shadow' });
    const result = await bus.ended(task);
    await worker.close();
    await telemetry.shutdown();

    const span = receiver.spans.find(({ name }) => name.startsWith('process '));
    expect(span).toMatchObject({
      name: `process ${prefix}.task.materials.{requires}.{class}.{step}.{nodeRunId}`,
      traceId: TRACE_ID,
      parentSpanId: PARENT_ID,
      attributes: {
        'messaging.system': 'nats',
        'messaging.operation.type': 'process',
        'hartomat.run_id': 'run-1',
        'hartomat.node': 'glb_bbox',
        'hartomat.attempt': expect.anything(),
        'hartomat.mode': 'shadow',
        'hartomat.step': 'glb_bbox@1',
        'hartomat.outcome': 'failed',
        'error.type': 'glb_broken',
      },
    });
    expect(result.traceparent).toBe(`00-${TRACE_ID}-${span?.spanId}-01`);

    await bus.close();
    await receiver.close();
    await servers.release();
    await rm(homeDir, { recursive: true, force: true });
  });
});
