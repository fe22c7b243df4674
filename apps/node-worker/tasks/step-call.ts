import type { NodeTask } from '#contracts';
import type { AnyNodeExecutor, ExecutorEntry } from '#nodes/executors';
import { StepError } from '#steps';
import { narrowInputs } from '#workflow-core';

type StepCall = Parameters<AnyNodeExecutor>[0];

/**
 * The arguments of an executor: of its inputs only what it declares to read, and what is pinned only where its result is not
 * cacheable. What is passed on here is the cache key, so reading anything else throws `StepError('undeclared_read')`.
 */
export function stepCall(
  task: Pick<NodeTask, 'step' | 'version' | 'params' | 'inputs' | 'pinned' | 'shard'>,
  { reads = {} }: Pick<ExecutorEntry, 'reads'>,
  isCacheable: boolean,
): StepCall {
  const name = `${task.step}@${task.version}`;
  const inputs = narrowInputs(task.inputs, reads, (holder, member, path) =>
    refuse(holder, member, () => unread(name, path)),
  );
  const run = isCacheable ? refuse({}, 'pinned', () => unpinned(name)) : { pinned: task.pinned };
  const { params, shard } = task;
  return { params, inputs, run: run as StepCall['run'], ...(shard && { shard }) };
}

/** Not enumerable, so that copying and printing what holds it stays possible. */
function refuse(holder: object, member: string, failure: () => StepError): object {
  const get = (): never => {
    throw failure();
  };
  return Object.defineProperty(holder, member, { enumerable: false, get });
}

const unread = (name: string, path: string): StepError =>
  new StepError('undeclared_read', `${name} read ${path}, which its reads.ts does not name. Add it there.`, {
    retryable: false,
    details: { path },
  });

const unpinned = (name: string): StepError =>
  new StepError(
    'undeclared_read',
    `${name} read what the run pinned, but its result is kept by params and inputs alone. Take it from an input, or make the definition not cacheable.`,
    { retryable: false, details: { path: 'pinned' } },
  );
