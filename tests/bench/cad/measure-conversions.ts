import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readAll } from '#artifacts';
import { glbBbox, glbExport } from '#steps';
import type { StepContext } from '#steps';
import { createTestContext } from '#steps/testing';
import type { Audit } from '../engine/audit/audit-runs.js';
import type { Measured } from '../engine/parts/part.js';

/** A file to convert, and what must come out: sizes along x, y (up) and z in whole millimetres. */
export interface Case {
  name: string;
  file: Uint8Array;
  /** For files that use one part so often: what one instance costs is derived from these. */
  instances?: number;
  expected: { parts: number; meshes: number; size: readonly number[] };
}

const PHASES = ['start', 'text', 'read', 'transfer', 'mesh', 'list'] as const;
type Phase = (typeof PHASES)[number];

/** Milliseconds of the child process by phase and of the whole step, and the child's most resident bytes. */
interface Conversion {
  cost: Record<Phase, number> & { peakBytes: number };
  stepMs: number;
}

/** One conversion of each case after the other, `repeats` times; what came out is checked each time. */
export async function measureConversions(
  cases: readonly Case[],
  repeats: number,
): Promise<{ measured: Measured[]; audit: Audit }> {
  const audit: Audit = { checked: 0, violated: [] };
  const rounds: Map<string, Conversion>[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const round = new Map<string, Conversion>();
    for (const one of cases) round.set(one.name, await convert(one, audit));
    rounds.push(round);
  }
  const of = (name: string) => rounds.map((round) => round.get(name)!);
  return { measured: [...cases.flatMap(({ name }) => measuredOf(name, of(name))), ...growth(cases, of)], audit };
}

function measuredOf(name: string, conversions: Conversion[]): Measured[] {
  const phases = PHASES.map((phase) => ({ phase, values: conversions.map(({ cost }) => cost[phase]) }));
  return [
    ...phases.map(({ phase, values }) => ({ metric: `${name}, ${phase}`, unit: 'ms', values })),
    { metric: `${name}, whole step`, unit: 'ms', values: conversions.map(({ stepMs }) => stepMs) },
    { metric: `${name}, peak memory`, unit: 'MB', values: conversions.map(({ cost }) => cost.peakBytes / 1024 ** 2) },
  ];
}

/** What an instance more costs, net of the start and of a file with the fewest instances; and how that grows. */
function growth(cases: readonly Case[], of: (name: string) => Conversion[]): Measured[] {
  const sorted = cases.filter(({ instances }) => instances).sort((a, b) => a.instances! - b.instances!);
  const [least, ...others] = sorted;
  if (!least) return [];
  const perInstance = others.map(({ name, instances }) => {
    const base = of(least.name);
    const values = of(name).map((one, at) => (netMs(one) - netMs(base[at]!)) / (instances! - least.instances!));
    return { instances, values };
  });
  const costs = perInstance.map(({ instances, values }) => ({
    ...{ metric: `one of ${instances} instances`, unit: 'ms', values },
  }));
  const [few, many] = [perInstance[0], perInstance.at(-1)];
  if (!few || !many || few === many) return costs;
  const metric = `one of ${many.instances} instances ÷ one of ${few.instances}`;
  return [...costs, { metric, unit: '×', values: many.values.map((value, at) => value / few.values[at]!) }];
}

const netMs = ({ stepMs, cost }: Conversion): number => stepMs - cost.start;

async function convert({ name, file, expected }: Case, audit: Audit): Promise<Conversion> {
  const world = await createTestContext();
  try {
    const scratchDir = await mkdtemp(join(world.dir, 'conversion-'));
    const ctx: StepContext = { ...world.ctx, scratchDir };
    const artifact = await ctx.artifacts.put(file, 'model/step');
    const began = performance.now();
    const { glb, parts } = await glbExport(
      { cad_file: { artifact, fileName: `${name}.step` }, quality: 'standard' },
      ctx,
    );
    const stepMs = performance.now() - began;
    const { min, max } = (await glbBbox({ glb }, ctx)).bounding_box;
    const size = max.map((value, axis) => Math.round(1000 * (value - min[axis]!)));
    const meshes = meshesIn(await readAll(ctx.artifacts, glb.artifact.sha256));
    const found = { parts: parts.length, meshes, size };
    audit.checked += 1;
    if (JSON.stringify(found) !== JSON.stringify(expected))
      audit.violated.push(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    return { stepMs, cost: await costIn(scratchDir) };
  } finally {
    await rm(world.dir, { recursive: true, force: true });
  }
}

/** What the child process noted of itself. */
async function costIn(scratchDir: string): Promise<Conversion['cost']> {
  const [folder] = (await readdir(scratchDir)).filter((entry) => entry.startsWith('cad-'));
  const report = JSON.parse(await readFile(join(scratchDir, folder ?? '', 'result.json'), 'utf8')) as Pick<
    Conversion,
    'cost'
  >;
  return report.cost;
}

function meshesIn(glb: Uint8Array): number {
  const bytes = Buffer.from(glb.buffer, glb.byteOffset, glb.byteLength);
  const document = JSON.parse(bytes.subarray(20, 20 + bytes.readUInt32LE(12)).toString()) as { meshes: unknown[] };
  return document.meshes.length;
}
