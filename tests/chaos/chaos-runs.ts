/** One seed: the duration of its faults, and whether pictures are really rendered. */
export interface ChaosSeed {
  seed: number;
  seconds: number;
  renders: 'quick' | 'real';
}

const SHORT: readonly ChaosSeed[] = [{ seed: 1, seconds: 30, renders: 'quick' }];
const LONG: readonly ChaosSeed[] = [
  { seed: 11, seconds: 60, renders: 'quick' },
  { seed: 12, seconds: 60, renders: 'quick' },
  { seed: 13, seconds: 60, renders: 'real' },
];

/** The fixed seed of every test run, the three of a long one, or that of HARTOMAT_CHAOS_SEED (`--seed`) again. */
export function chaosRuns(env: NodeJS.ProcessEnv): readonly ChaosSeed[] {
  const asked = env['HARTOMAT_CHAOS_SEED'] ?? env['HARTOMAT_TEST_SEED'];
  if (!asked) return env['HARTOMAT_TEST_ALL'] ? LONG : SHORT;
  const seed = Number(asked);
  const known = [...SHORT, ...LONG].find((run) => run.seed === seed);
  return [known ?? { seed, seconds: 60, renders: 'quick' }];
}
