import fc from 'fast-check';
import { canonicalJson } from '#contracts';
import { convertPreset, planRun, sha256Hex, validateWorkflow } from '#workflow-core';
import type { Workflow } from '#workflow-core';
import { pipelineFor } from '../../apps/orders/legacy-pipeline/pipeline.js';
import type { LegacyPresetConfig } from '#steps';
import { anyConfig } from '../presets/any-config.js';
import { REAL } from './walk-graph.js';

type Inputs = Record<string, string[]>;
type Settings = Record<string, unknown>;

/** A step as text by its settings and those of its producers: equal texts mean equal work. */
const workOf = (step: string, settings: Settings, inputs: Inputs): string =>
  sha256Hex(canonicalJson({ step, settings, inputs }));

/** The params that a definition has: other settings of legacy are not configurable. */
function choosable(step: string, settings: Settings): Settings {
  const properties = Object.keys((REAL.get(step)?.paramsSchema['properties'] ?? {}) as object);
  return Object.fromEntries(properties.map((key) => [key, settings[key]]));
}

function legacyWork(config: LegacyPresetConfig): string[] {
  const works = new Map<string, string>();
  for (const { name, step, settings, sources } of pipelineFor(config)) {
    const inputs = Object.entries(sources).map(([port, names]) => [
      port,
      [names].flat().map((n) => works.get(n) ?? ''),
    ]);
    works.set(
      name,
      workOf(step, choosable(step, settings), Object.fromEntries(inputs.filter(([, made]) => made?.length))),
    );
  }
  return [...works.values()].sort();
}

function graphWork(workflow: Workflow): string[] {
  const works = new Map<string, string>();
  for (const { nodeId, step, params, inputs } of planRun(workflow, REAL).nodes) {
    const made = inputs.map(({ input, producers }) => [input, producers.map((one) => works.get(one.nodeId) ?? '')]);
    works.set(nodeId, workOf(step, params, Object.fromEntries(made.filter(([, all]) => all?.length))));
  }
  return [...works.values()].sort();
}

function legacyOrCode(config: LegacyPresetConfig): string[] | string {
  try {
    return legacyWork(config);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('convertPreset with the definitions of this release, for any config', () => {
  it('makes only workflows that validate and can be planned, and reports every other as an error', () => {
    let converted = 0;
    fc.assert(
      fc.property(anyConfig, (config) => {
        const { workflow, report } = convertPreset(config, REAL);
        expect(workflow === null).toBe(report.some(({ severity }) => severity === 'error'));
        if (!workflow) return;
        converted += 1;
        expect(validateWorkflow(workflow, REAL).filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(planRun(workflow, REAL).nodes).toHaveLength(workflow.nodes.length);
      }),
      { numRuns: 600 },
    );
    expect(converted).toBeGreaterThan(100);
  });

  it('gives the graph the same steps as legacy, with the same settings and producers', () => {
    let converted = 0;
    fc.assert(
      fc.property(anyConfig, (config) => {
        const { workflow } = convertPreset(config, REAL);
        if (!workflow) return;
        converted += 1;
        expect(graphWork(workflow)).toEqual(legacyOrCode(config as LegacyPresetConfig));
      }),
      { numRuns: 600 },
    );
    expect(converted).toBeGreaterThan(100);
  });
});
