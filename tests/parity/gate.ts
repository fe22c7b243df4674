import type { Fault } from './planted-worker.js';

/** Holds an executor at its door: `reached` resolves when the step is asked for, `open` lets it go on. */
export interface Gate {
  fault: Fault;
  reached: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let arrive: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  const fault: Fault = (real) => async (call, ctx) => {
    arrive();
    await opened;
    return real(call, ctx);
  };
  return { fault, reached, open: () => open() };
}
