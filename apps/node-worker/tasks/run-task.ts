import type { EvidenceEnvironment, NodeResult, NodeTask } from '#contracts';
import { stepCall } from './step-call.js';
import { taskFailure } from './task-failure.js';
import type { StopReason, TaskDelivery, TaskEnd, TaskPorts, TaskSession } from './task-ports.js';
import { aborted, crashLoop, draining, executionDeadline, nodeResult, unsupportedVersion } from './task-result.js';
import type { Outcome } from './task-result.js';

const MAX_DELIVERIES = 3;
const REPORT_START_AFTER_MS = 50;
/** Bounds the redelivery rate of a task that only workers of another build could run. */
const UNSUPPORTED_PAUSE_MS = 1000;
/** A step that ignores its signal keeps its slot no longer than this. */
const STOP_GRACE_MS = 2000;

/**
 * Runs one delivered task to its end: the result is stored when this resolves, so the message may be acknowledged. `stop` is
 * aborted with a `StopReason`, also by the task's deadline. Throws only where the result could not be stored: then the message
 * must not be acknowledged.
 */
export async function runTask(delivery: TaskDelivery, ports: TaskPorts, stop: AbortController): Promise<TaskEnd> {
  const startedAt = ports.now();
  if (delivery.task.notAfter <= startedAt) return 'expired';
  const report = async (outcome: Outcome): Promise<NodeResult['outcome']> => {
    const result = nodeResult(delivery, ports.worker, { startedAt, finishedAt: ports.now() }, outcome);
    await ports.publish(result);
    return result.outcome;
  };

  const refusal = await refusalOf(delivery, ports, stop.signal);
  const outcome = refusal ?? (await reportingStart(() => attempt(delivery.task, ports, stop), ports, report));
  return (await report(outcome)) as TaskEnd;
}

/** Reports the start of work, unless it ends at once: its result has the start time. */
async function reportingStart(
  work: () => Promise<Outcome>,
  ports: TaskPorts,
  report: (outcome: Outcome) => Promise<unknown>,
): Promise<Outcome> {
  let reported: Promise<unknown> | undefined;
  const cancel = ports.later(REPORT_START_AFTER_MS, () => {
    reported = report({ outcome: 'started', logs: [] }).catch((error: unknown) => {
      ports.warn('the start could not be reported', error);
    });
  });
  const outcome = await work();
  cancel();
  await reported;
  return outcome;
}

async function refusalOf(delivery: TaskDelivery, ports: TaskPorts, stop: AbortSignal): Promise<Outcome | null> {
  if (delivery.deliveryCount > MAX_DELIVERIES) return crashLoop(delivery.deliveryCount);
  if (stop.aborted) return stopped(stop, delivery.task);
  const key = executorKey(delivery.task);
  if (ports.executors[key]) return null;
  await ports.pause(UNSUPPORTED_PAUSE_MS, stop);
  return unsupportedVersion(key);
}

async function attempt(task: NodeTask, ports: TaskPorts, stop: AbortController): Promise<Outcome> {
  const { signal } = stop;
  const timer = setTimeout(() => stop.abort('execution_deadline' satisfies StopReason), task.executionMs);
  let session: TaskSession | undefined;
  try {
    session = ports.open(task, signal);
    const done = await unlessStopped(perform(task, ports, session), signal);
    return { outcome: 'succeeded', logs: session.logs, ...done };
  } catch (error) {
    const ended = signal.aborted
      ? stopped(signal, task)
      : ({ outcome: 'failed', failure: taskFailure(error) } as const);
    return { ...ended, logs: session?.logs ?? [] };
  } finally {
    clearTimeout(timer);
    await session?.dispose().catch((error) => ports.warn('the scratch folder could not be removed', error));
  }
}

async function perform(
  task: NodeTask,
  ports: TaskPorts,
  { ctx }: TaskSession,
): Promise<{ outputs: Record<string, unknown>; codeDigest: string; environment?: EvidenceEnvironment }> {
  const entry = ports.executors[executorKey(task)];
  if (!entry) throw new Error(`The executor of ${executorKey(task)} is gone.`);
  const { codeDigest } = entry;
  const execute = await entry.load();
  const outputs = await execute(stepCall(task, entry, ports.isCacheable(task.step, task.version)), ctx);
  switch (ports.requires(task.step, task.version)) {
    case 'chromium':
      return { outputs, codeDigest, environment: await ctx.renderer.environment() };
    case 'blender':
      return { outputs, codeDigest, environment: await ctx.blender.environment() };
    default:
      return { outputs, codeDigest };
  }
}

/** The result of the work, also after an abort, if it comes within the grace period. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const onAbort = (): void => {
      grace = setTimeout(() => reject(new Error('The step did not stop after it was aborted.')), STOP_GRACE_MS);
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    void work.then(resolve, reject).finally(() => {
      clearTimeout(grace);
      signal.removeEventListener('abort', onAbort);
    });
  });
}

function stopped(signal: AbortSignal, task: NodeTask): Outcome {
  const reason = signal.reason as StopReason;
  if (reason === 'execution_deadline') return executionDeadline(task.executionMs);
  return reason === 'aborted' ? aborted() : draining();
}

const executorKey = ({ step, version }: NodeTask): string => `${step}@${version}`;
