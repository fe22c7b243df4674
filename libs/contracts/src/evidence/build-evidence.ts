import { canonicalJson, digestOf } from './canonical-json.js';
import type { Evidence, EvidenceEnvironment, EvidenceLog, EvidenceStatus, EvidenceStep } from './evidence.js';
import { fitEvidence } from './fit-evidence.js';
import { storableJson, storableText } from './plain-json.js';

/** A finished step as recorded by either path. `inputs` and `outputs`: port → value. */
export interface PerformedStep {
  step: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  logs: EvidenceLog[];
  environment: EvidenceEnvironment | null;
}

export type EvidenceHead = Pick<
  Evidence,
  'path' | 'runId' | 'deliveryId' | 'orderLineId' | 'generation' | 'timings'
> & {
  status: EvidenceStatus;
};

/** The ports of any output of a step; none where they cannot be listed. */
function digests(ports: Record<string, unknown>): Record<string, string> {
  const names = portsOf(ports);
  return Object.fromEntries(names.map((port) => [storableText(port), digestOf(valueOf(ports, port))]));
}

function portsOf(ports: unknown): string[] {
  try {
    return typeof ports === 'object' && ports !== null ? Object.keys(ports) : [];
  } catch {
    return [];
  }
}

function valueOf(ports: Record<string, unknown>, port: string): unknown {
  try {
    return ports[port];
  } catch {
    return '!unreadable';
  }
}

/** As PostgreSQL and a message can hold it; storable JSON stays unchanged. */
const stored = <T>(value: T): T => storableJson(value) as T;

/** A step's key by its inputs, independent of node ids and order. */
function describe(performed: PerformedStep): EvidenceStep {
  const inputs = digests(performed.inputs);
  const key = `${performed.step}:${digestOf(inputs).slice(0, 16)}`;
  return { step: performed.step, key, inputs, outputs: digests(performed.outputs), logs: stored(performed.logs) };
}

/** By key, then by the whole record: serialized once for each step, as a large graph may repeat one key many times. */
function ordered(steps: EvidenceStep[]): EvidenceStep[] {
  const texts = new Map<EvidenceStep, string>();
  const textOf = (step: EvidenceStep): string => {
    const text = texts.get(step) ?? canonicalJson(step);
    texts.set(step, text);
    return text;
  };
  return steps.sort((a, b) => (a.key === b.key ? compare(textOf(a), textOf(b)) : compare(a.key, b.key)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1);

/** Steps with the same inputs (two conversions of one render) are ordered by their logs, then by their outputs. */
function numbered(steps: EvidenceStep[]): EvidenceStep[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const occurrence = (seen.get(step.key) ?? 0) + 1;
    seen.set(step.key, occurrence);
    return occurrence === 1 ? step : { ...step, key: `${step.key}#${occurrence}` };
  });
}

/** Collects the members of one output port over all steps that have it; a value that is no list has none. */
function collect<T>(steps: PerformedStep[], port: string, pick: (value: never) => T[]): T[] {
  return steps.flatMap(({ outputs }) => {
    if (!portsOf(outputs).includes(port)) return [];
    const value = stored(valueOf(outputs, port));
    const members: unknown = typeof value === 'object' && value !== null ? pick(value as never) : [];
    return Array.isArray(members) ? (members as T[]) : [];
  });
}

/**
 * The evidence of one path from what its steps returned. Effects are read from the ports `media_assets`, `materials`
 * and `receipt`; assets and notifications stay in the order in which their steps made them, as people see them in it.
 * `performed` has the steps in the order of the pipeline or the plan. A path that did not succeed delivers nothing, so it
 * carries no effects. It always fits into a message and into PostgreSQL, and never throws: making evidence fails no job.
 */
export function buildEvidence(head: EvidenceHead, performed: PerformedStep[]): Evidence {
  const effective = head.status.code === 'succeeded' ? performed : [];
  const steps = numbered(ordered(performed.map(describe)));
  return fitEvidence({
    version: 1,
    ...stored(head),
    environment: stored(performed.find((step) => step.environment)?.environment ?? null),
    steps,
    mediaAssets: collect(effective, 'media_assets', (value: Evidence['mediaAssets']) => value),
    catalogWrites: sorted(
      collect(effective, 'materials', (value: { catalogWrites: Evidence['catalogWrites'] }) => value.catalogWrites),
    ),
    notifications: collect(
      effective,
      'receipt',
      (value: { notifications: Evidence['notifications'] }) => value.notifications,
    ),
  });
}

const sorted = <T>(items: T[]): T[] => [...items].sort((a, b) => compare(canonicalJson(a), canonicalJson(b)));
