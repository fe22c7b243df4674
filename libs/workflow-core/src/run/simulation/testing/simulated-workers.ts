import type { RunEvent } from '../../run-state.js';
import type { SeededRandom } from './seeded-random.js';
import type { SimulatedBus, TaskMessage } from './simulated-bus.js';

const LEASE_MS = 30_000;
const DELIVERIES = 3;

type Behaviour =
  'succeeds' | 'fails' | 'fails for good' | 'gives back' | 'dies' | 'freezes' | 'repeats' | 'contradicts';

const BAD: readonly Behaviour[] = [
  ...(['succeeds', 'succeeds', 'succeeds', 'fails', 'fails', 'gives back', 'dies', 'freezes', 'repeats'] as const),
  ...(['succeeds', 'succeeds', 'fails', 'contradicts', 'gives back', 'dies', 'freezes', 'repeats'] as const),
  'fails for good',
];

interface Job {
  message: TaskMessage;
  behaviour: Behaviour;
  endsAt: number;
}

/** Workers that take tasks and end them at random; `now` is the simulated time in milliseconds. */
export class SimulatedWorkers {
  jobs: Job[] = [];

  constructor(
    private readonly bus: SimulatedBus,
    private readonly random: SeededRandom,
  ) {}

  /** Takes one visible task; false if there is none. A task that was delivered too often is given up before it starts. */
  take(now: number, areKind: boolean): boolean {
    const visible = this.bus.visible(now);
    if (visible.length === 0) return false;
    const message = this.random.pick(visible);
    message.deliveries += 1;
    if (message.deliveries > DELIVERIES) {
      this.tell(message, failed(message, 'crash_loop', false, now));
      this.bus.ack(message);
      return true;
    }
    this.start(message, areKind ? 'succeeds' : this.random.pick(BAD), now);
    return true;
  }

  /** Ends one job that is over by now; false if there is none. */
  end(now: number): boolean {
    const over = this.jobs.filter((job) => job.endsAt <= now);
    if (over.length === 0) return false;
    const job = this.random.pick(over);
    this.jobs.splice(this.jobs.indexOf(job), 1);
    this.bus.results.push(...resultsOf(job, now));
    if (job.behaviour !== 'dies') this.bus.ack(job.message);
    return true;
  }

  /** Cancels the running work; frozen workers do not receive it. */
  abort(nodeId: string, attempt: number): void {
    this.jobs = this.jobs.filter(({ message, behaviour }) => {
      return behaviour === 'freezes' || message.nodeId !== nodeId || message.attempt !== attempt;
    });
  }

  private start(message: TaskMessage, behaviour: Behaviour, now: number): void {
    const loses = behaviour === 'dies' || behaviour === 'freezes';
    message.leaseUntil = loses ? now + LEASE_MS : Infinity;
    const takes = behaviour === 'freezes' ? LEASE_MS * (1 + this.random.below(3)) : this.random.below(20_000);
    this.jobs.push({ message, behaviour, endsAt: now + takes });
    const { nodeId, attempt } = message;
    this.tell(message, { type: 'node_running', nodeId, attempt, now });
  }

  private tell(message: TaskMessage, event: RunEvent): void {
    this.bus.results.push(event);
    if (message.deliveries > 1 && this.random.chance(0.2)) this.bus.results.push(event);
  }
}

function failed({ nodeId, attempt }: TaskMessage, code: string, retryable: boolean, now: number): RunEvent {
  return { type: 'node_failed', nodeId, attempt, now, failure: { code, message: code, retryable } };
}

function resultsOf({ message, behaviour }: Job, now: number): RunEvent[] {
  const { nodeId, attempt } = message;
  const success: RunEvent = { type: 'node_succeeded', nodeId, attempt, now };
  switch (behaviour) {
    case 'dies':
      return [];
    case 'fails':
      return [failed(message, 'step_failed', true, now)];
    case 'fails for good':
      return [failed(message, 'bad_file', false, now)];
    case 'gives back':
      return [{ type: 'node_interrupted', nodeId, attempt, now, reason: 'drain' }];
    case 'repeats':
      return [success, success];
    case 'contradicts':
      return [success, failed(message, 'step_failed', true, now)];
    default:
      return [success];
  }
}
