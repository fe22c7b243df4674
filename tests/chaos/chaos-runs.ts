/** One seed: the duration of its faults, whether pictures are really rendered, and how many orders of ten lines a burst has. */
export interface ChaosSeed {
  seed: number;
  seconds: number;
  renders: 'quick' | 'real';
  burstOrders: number;
}

/** Legacy takes one line after another, so the lines of a burst are most of what is waited for at the end. */
const SHORT: readonly ChaosSeed[] = [{ seed: 1, seconds: 30, renders: 'quick', burstOrders: 10 }];
/** 300 lines a burst; with real pictures a tenth, which keeps legacy busy for as long. */
const LONG: readonly ChaosSeed[] = [
  { seed: 11, seconds: 60, renders: 'quick', burstOrders: 30 },
  { seed: 12, seconds: 60, renders: 'quick', burstOrders: 30 },
  { seed: 13, seconds: 60, renders: 'real', burstOrders: 3 },
];

/** The fixed seed of every test run, the three of a long one, or that of HARTOMAT_CHAOS_SEED (`--seed`) again. */
export function chaosRuns(env: NodeJS.ProcessEnv): readonly ChaosSeed[] {
  const asked = env['HARTOMAT_CHAOS_SEED'] ?? env['HARTOMAT_TEST_SEED'];
  if (!asked) return env['HARTOMAT_TEST_ALL'] ? LONG : SHORT;
  const seed = Number(asked);
  const known = [...SHORT, ...LONG].find((run) => run.seed === seed);
  return [known ?? { seed, seconds: 60, renders: 'quick', burstOrders: 30 }];
}
