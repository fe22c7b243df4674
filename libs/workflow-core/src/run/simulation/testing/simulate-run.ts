import { advanceRun } from '../../advance-run.js';
import type { RunCommand, RunEvent, RunState } from '../../run-state.js';
import { SeededRandom } from './seeded-random.js';
import { randomPlan } from './random-plan.js';
import { RunAuditor } from './run-auditor.js';
import { SimulatedBus } from './simulated-bus.js';
import { SimulatedOrchestrator, type Reducer } from './simulated-orchestrator.js';
import { SimulatedWorkers } from './simulated-workers.js';

const RUN_MS = 20 * 60_000;
const KIND_STEPS = 2_000;

/**
 * One run of a random plan through an orchestrator, a bus and workers that all fail as the seed says, until they stop failing;
 * then it must end. Gives its last state. Throws Error with the seed at the first invariant that does not hold.
 */
export function simulateRun(seed: number, reduce: Reducer = advanceRun): RunState {
  try {
    return new Simulation(new SeededRandom(seed), reduce).run();
  } catch (error) {
    throw new Error(`Seed ${seed} (again: HARTOMAT_TEST_SEED=${seed}): ${(error as Error).message}`, { cause: error });
  }
}

class Simulation {
  private now = 1_000_000;
  /** Some seeds only lose and delay messages; others repeat every fault. */
  private readonly harshness: number;
  private readonly auditor = new RunAuditor();
  private readonly bus = new SimulatedBus();
  private readonly workers: SimulatedWorkers;
  private readonly orchestrator: SimulatedOrchestrator;

  constructor(
    private readonly random: SeededRandom,
    private readonly reduce: Reducer,
  ) {
    this.harshness = random.pick([0, 0.2, 1]);
    const deadlineAt = this.now + (random.chance(0.15) ? random.below(RUN_MS / 4) : RUN_MS);
    this.orchestrator = new SimulatedOrchestrator(randomPlan(random), reduce, this.auditor, deadlineAt);
    this.workers = new SimulatedWorkers(this.bus, random);
  }

  run(): RunState {
    this.decide([{ type: 'run_started', now: this.now }], 0.1);
    const faults = this.random.below(250);
    for (let step = 0; step < faults; step += 1) this.badStep();
    this.resumeMost();
    let left = KIND_STEPS;
    while (this.orchestrator.state.status === 'running' && left > 0) {
      this.kindStep();
      left -= 1;
    }
    this.auditor.must(left > 0, 'the run did not end after everything worked again');
    this.replay();
    return this.orchestrator.state;
  }

  private badStep(): void {
    const roll = this.random.below(100);
    if (roll < 28) this.workers.take(this.now, false);
    else if (roll < 48) this.workers.end(this.now);
    else if (roll < 70) this.deliver();
    else if (roll < 80) this.now += this.random.pick([100, 1_500, 5_000, 20_000]);
    else if (roll < 90) this.decide(this.orchestrator.due(this.now), 0.2);
    else if (roll < 94) this.findLostTasks();
    else if (roll < 96) this.orchestrator.restart();
    else if (roll < 98) this.interfere();
    else if (this.random.chance(this.harshness)) this.misfortune();
  }

  /** Without faults: results are read, tasks are executed, and only then time passes. */
  private kindStep(): void {
    if (this.bus.results.length > 0) this.decide(this.bus.results.splice(0, 1), 0);
    else if (this.workers.end(this.now) || this.workers.take(this.now, true)) return;
    else if (!this.sweep())
      this.now = Math.max(this.now + 1, Math.min(this.now + 1_000, this.orchestrator.nextDueAt()));
  }

  private sweep(): boolean {
    const due = this.orchestrator.due(this.now);
    if (due.length > 0) this.decide(due, 0);
    return this.findLostTasks() || due.length > 0;
  }

  /** Some results in any order; each may stay for a second delivery or be lost, and with them the commands they lead to. */
  private deliver(): void {
    const batch: RunEvent[] = [];
    for (let left = 1 + this.random.below(4); left > 0 && this.bus.results.length > 0; left -= 1) {
      const at = this.random.below(this.bus.results.length);
      const [result] = this.random.chance(0.15) ? [this.bus.results[at]] : this.bus.results.splice(at, 1);
      if (result && !this.random.chance(0.03)) batch.push(result);
    }
    this.decide(batch, 0.1);
  }

  /** Commits; then the orchestrator may crash before it executed any command. */
  private decide(events: readonly RunEvent[], dies: number): void {
    const commands = this.orchestrator.commit(events, this.now);
    if (this.random.chance(dies)) this.orchestrator.restart();
    else for (const command of commands) this.perform(command);
  }

  private perform(command: RunCommand): void {
    if (command.type === 'dispatch_node' && !this.orchestrator.isPoolPaused)
      this.bus.publish(command.nodeId, command.attempt);
    if (command.type !== 'abort_node' && command.type !== 'recall_node') return;
    this.bus.purge(command.nodeId, command.attempt);
    if (command.type === 'abort_node') this.workers.abort(command.nodeId, command.attempt);
  }

  private findLostTasks(): boolean {
    if (this.bus.results.length > 0) return false;
    const lost = this.orchestrator.outstanding().filter(({ nodeId, attempt }) => {
      return this.bus.tasks.get(nodeId)?.attempt !== attempt;
    });
    for (const { nodeId, attempt } of lost) this.bus.publish(nodeId, attempt);
    return lost.length > 0;
  }

  private interfere(): void {
    if (this.random.chance(0.5)) this.late();
    else this.pauseOrResume();
  }

  private pauseOrResume(): void {
    const { now, orchestrator } = this;
    if (this.random.chance(0.3)) this.setPool(!orchestrator.isPoolPaused);
    else if (this.random.chance(0.5)) this.decide([{ type: 'resume_requested', now }], 0.1);
    else this.decide([{ type: 'pause_requested', now, reason: 'at random' }], 0.1);
  }

  /** What waits for the pool goes out with its resume. */
  private setPool(isPaused: boolean): void {
    this.orchestrator.isPoolPaused = isPaused;
    this.decide(this.orchestrator.due(this.now), 0.2);
  }

  /** A run that is not resumed ends at its deadline. */
  private resumeMost(): void {
    this.setPool(false);
    if (this.random.chance(0.8)) this.decide([{ type: 'resume_requested', now: this.now }], 0);
  }

  /** Any earlier event is delivered again, except withdrawals, which are no messages. */
  private late(): void {
    const event = this.random.pick(this.auditor.history);
    if (event.type !== 'node_recalled') this.bus.results.push(event);
  }

  private misfortune(): void {
    if (this.random.chance(0.5)) this.bus.wipe();
    else if (this.random.chance(0.5)) this.orchestrator.cancelReason = 'at random';
    else this.now += 70_000;
  }

  /** A run that ended ignores every earlier event, and every possible event of a node. */
  private replay(): void {
    const { state } = this.orchestrator;
    const late = Object.values(state.nodes).flatMap(({ nodeId, attempt }) => this.allOf(nodeId, attempt));
    for (const event of [...this.auditor.history, ...late])
      this.auditor.decided(state, event, this.reduce(state, event));
  }

  private allOf(nodeId: string, attempt: number): RunEvent[] {
    const node = { nodeId, attempt, now: this.now };
    const types = [
      'node_dispatched',
      'node_recalled',
      'node_running',
      'node_succeeded',
      'retry_due',
      'execution_deadline_passed',
    ] as const;
    const failure = { code: 'step_failed', message: 'late', retryable: true };
    return [
      ...types.map((type): RunEvent => ({ ...node, type })),
      { ...node, type: 'node_failed', failure },
      { ...node, type: 'node_interrupted', reason: 'late' },
    ];
  }
}
