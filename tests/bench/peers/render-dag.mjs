/** The render DAG of the peers: 8 nodes on 6 levels, 3 of them in parallel, and how its figures are reported. */
export const NODE_COUNT = 8;
export const LEVELS = [['setup'], ['template', 'material_map', 'bbox'], ['populate'], ['still'], ['save'], ['notify']];

export const RUNS = Number(process.env.RUNS ?? 1000);
export const IN_FLIGHT = Number(process.env.IN_FLIGHT ?? 200);
const IDLE_RUNS = 30;
const WARM_UP_RUNS = 5;

export const noop = async (step, inputs) => ({ step, ok: true, n: Object.keys(inputs ?? {}).length });

/** Runs `one(name)` idle first, then RUNS of it with IN_FLIGHT at any time, and prints one line of JSON. */
export async function measure(peer, one) {
  const idle = [];
  for (let at = 0; at < IDLE_RUNS; at += 1) {
    const begun = performance.now();
    await one(`idle-${at}`);
    idle.push(performance.now() - begun);
  }
  const begun = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < RUNS) await one(`run-${(next += 1)}`);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  const seconds = (performance.now() - begun) / 1000;
  const warm = idle.slice(WARM_UP_RUNS).sort((a, b) => a - b);
  const quantile = (share) => Number(warm[Math.floor(warm.length * share)].toFixed(1));
  const nodesPerSecond = Math.round((RUNS * NODE_COUNT) / seconds);
  const idleRunMs = { p50: quantile(0.5), p95: quantile(0.95) };
  process.stdout.write(`${JSON.stringify({ peer, runs: RUNS, inFlight: IN_FLIGHT, nodesPerSecond, idleRunMs })}\n`);
}
