import { AsyncLocalStorage } from 'node:async_hooks';

/** `before`: the call is never made. `after`: it did its work, and its caller is told that it failed. */
export type FaultKind = 'before' | 'after';

export interface Fault {
  point: string;
  kind: FaultKind;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Watched = Record<string, unknown>;

export interface SharedMethod {
  /** Tells the uses of the method apart; null: this call is no point. */
  label(args: unknown[]): string | null;
  /** What else happens to the object where its call fails. */
  onFault(self: unknown): void;
}

interface Called {
  self: unknown;
  onFault?: SharedMethod['onFault'];
}

export class InjectedFault extends Error {}

/**
 * Finds the awaited calls among watched objects while they work, each named by its caller and itself, and lets one of them
 * fail once. A call is awaited where it answers a promise.
 */
export class FaultPoints {
  /** How often each awaited call was made. */
  readonly seen = new Map<string, number>();
  private readonly caller = new AsyncLocalStorage<string>();
  private armed: Fault | null = null;

  /**
   * From now on all methods of `target` but those that `leftOut` names are points named `name.method`, those that are called
   * without a caller, too.
   */
  watch(name: string, target: object, leftOut: readonly string[] = []): void {
    for (const method of methodsOf(target)) {
      const point = `${name}.${method}`;
      if (!leftOut.includes(point)) this.watchMethod(point, target as Watched, method);
    }
  }

  /** A method that many use: it is a point only where something watched calls it, and where `label` names this call. */
  watchShared(target: object, method: string, { label, onFault }: SharedMethod): void {
    const original = (target as Watched)[method] as Method;
    const call = (self: unknown, args: unknown[]): unknown => {
      const name = this.caller.getStore() === undefined ? null : label(args);
      return name === null ? original.apply(self, args) : this.call(name, original, args, { self, onFault });
    };
    (target as Watched)[method] = function (this: unknown, ...args: unknown[]) {
      return call(this, args);
    };
  }

  /** The next call at this point fails, and only that one. */
  arm(fault: Fault): void {
    this.armed = fault;
  }

  /** Whether the armed fault has happened. */
  get fired(): boolean {
    return this.armed === null;
  }

  disarm(): void {
    this.armed = null;
  }

  private watchMethod(name: string, target: Watched, method: string): void {
    const original = target[method] as Method;
    target[method] = (...args: unknown[]) => this.call(name, original, args, { self: target });
  }

  private call(name: string, original: Method, args: unknown[], { self, onFault }: Called): unknown {
    const point = `${this.caller.getStore() ?? ''} > ${name}`;
    const fail = (kind: FaultKind): Promise<never> => {
      onFault?.(self);
      return Promise.reject(new InjectedFault(`${kind} ${point}`));
    };
    if (this.takes(point, 'before')) return fail('before');
    const answer = this.caller.run(name, () => original.apply(self, this.withAcks(name, args)));
    if (!isPromise(answer)) return answer;
    this.seen.set(point, (this.seen.get(point) ?? 0) + 1);
    return this.takes(point, 'after') ? answer.then(() => fail('after')) : answer;
  }

  private takes(point: string, kind: FaultKind): boolean {
    if (this.armed?.point !== point || this.armed.kind !== kind) return false;
    this.armed = null;
    return true;
  }

  /** Messages that a method is handed are acknowledged through a point of their own. */
  private withAcks(name: string, args: unknown[]): unknown[] {
    return args.map((arg) => (Array.isArray(arg) && arg.every(isMessage) ? arg.map((item) => this.watchAck(name, item)) : arg)); // prettier-ignore
  }

  private watchAck(name: string, item: Message): Message {
    const point = `${name} > ack`;
    const ack = (): void => {
      this.seen.set(point, (this.seen.get(point) ?? 0) + 1);
      if (this.takes(point, 'before')) throw new InjectedFault(`before ${point}`);
      item.ack();
      if (this.takes(point, 'after')) throw new InjectedFault(`after ${point}`);
    };
    const watched = { ...item, ack };
    acknowledged.add(watched);
    return watched;
  }
}

interface Message {
  ack(): void;
  fail(error: unknown): Promise<void>;
}

/** Those whose `ack` is a point already. */
const acknowledged = new WeakSet<object>();

function isMessage(item: unknown): item is Message {
  return item !== null && typeof item === 'object' && 'ack' in item && 'fail' in item && !acknowledged.has(item);
}

const isPromise = (answer: unknown): answer is Promise<unknown> =>
  answer !== null && typeof answer === 'object' && 'then' in answer && typeof answer.then === 'function';

/** Of its class and all above it, and those it has itself; no accessors. */
function methodsOf(target: object): Set<string> {
  const methods = new Set<string>();
  for (let at: unknown = target; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof value === 'function' && name !== 'constructor') methods.add(name);
    }
  }
  return methods;
}
