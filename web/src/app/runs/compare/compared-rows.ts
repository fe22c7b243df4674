import type { Workflow, WorkflowNode } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import { durationText } from '../../parts/duration';
import { nodeLabel } from '../../run/node-label';
import { nodeLook, type StatusLook } from '../../run/node-look';

type Sameness = Schema<'Sameness'>;

/** The workflows of both runs, and the names of steps. */
export interface ComparedVersions {
  a: Workflow;
  b: Workflow;
  labels: ReadonlyMap<string, string>;
}

export interface ComparedSide {
  look: StatusLook;
  /** How long it ran, or whose result it has: a kept one, or that of the run it repeats. Empty before its end. */
  time: string;
}

export interface ParamDifference {
  name: string;
  a: string;
  b: string;
}

export interface ComparedRow {
  id: string;
  label: string;
  /** Null where that run has no such node. */
  a: ComparedSide | null;
  b: ComparedSide | null;
  /** By how much longer b ran, such as `+1.2 s`; empty where that is not known. */
  delta: string;
  params: Sameness;
  inputs: Sameness;
  outputs: Sameness;
  isDifferent: boolean;
  /** The settings that differ, as they stand in the versions: without defaults. */
  settings: ParamDifference[];
}

/** The nodes of two compared runs as rows. */
export function comparedRows(
  nodes: readonly Schema<'ComparedNode'>[],
  versions: ComparedVersions | null,
): ComparedRow[] {
  return nodes.map((node) => {
    const { nodeId: id, a, b, params, inputs, outputs } = node;
    return {
      ...{ id, ...inVersions(id, versions), a: a && sideOf(a), b: b && sideOf(b), delta: deltaOf(node) },
      ...{ params, inputs, outputs, isDifferent: isDifferent(node) },
    };
  });
}

function inVersions(id: string, versions: ComparedVersions | null): Pick<ComparedRow, 'label' | 'settings'> {
  if (!versions) return { label: id, settings: [] };
  const [a, b] = [nodeOf(versions.a, id), nodeOf(versions.b, id)];
  const known = b ?? a;
  return {
    label: nodeLabel(id, known, versions.labels.get(known?.step ?? '')),
    settings: a && b ? paramDifferences(a.params, b.params) : [],
  };
}

const nodeOf = (workflow: Workflow, id: string): WorkflowNode | undefined =>
  workflow.nodes.find((node) => node.id === id);

function sideOf({ status, durationMs, cache }: Schema<'ComparedNodeRun'>): ComparedSide {
  if (durationMs !== null) return { look: nodeLook(status), time: durationText(durationMs) };
  const isReused = status === 'succeeded' && cache !== 'hit';
  return { look: nodeLook(status), time: cache === 'hit' ? 'kept' : isReused ? 'used again' : '' };
}

function deltaOf({ a, b }: Schema<'ComparedNode'>): string {
  if (a?.durationMs == null || b?.durationMs == null) return '';
  const by = b.durationMs - a.durationMs;
  return by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${durationText(Math.abs(by))}`;
}

/** What is unknown differs from nothing; durations always differ a little. */
function isDifferent({ a, b, params, inputs, outputs }: Schema<'ComparedNode'>): boolean {
  return a?.status !== b?.status || [params, inputs, outputs].includes('different');
}

function paramDifferences(a: WorkflowNode['params'] = {}, b: WorkflowNode['params'] = {}): ParamDifference[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return names.map((name) => ({ name, a: textOf(a[name]), b: textOf(b[name]) })).filter((one) => one.a !== one.b);
}

const textOf = (value: unknown): string => (value === undefined ? 'default' : JSON.stringify(value));
