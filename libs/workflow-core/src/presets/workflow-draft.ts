import type { NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import { ownValue, plainObject } from '../model/plain-object.js';
import { outputsOfType } from '../binding/producer.js';
import type { Located } from './legacy-preset.js';
import type { PresetReport } from './preset-report.js';
import { nodeIdFor } from './node-ids.js';

/** A node of a draft; `origin` and `paramOrigins` point at the part of the config that it comes from. */
export interface DraftNode {
  id: string;
  step: string;
  origin: string;
  after: string[];
  params: Record<string, unknown>;
  paramOrigins: Map<string, string>;
}

/** `essential`: without it the workflow would deliver something else, so the config stays legacy. */
export interface ParamChoice {
  param: string;
  given: Located<unknown> | undefined;
  essential?: boolean;
}

/** The nodes of a workflow under construction, each after those that it depends on. */
export class WorkflowDraft {
  readonly nodes: DraftNode[] = [];
  private readonly ids = new Set<string>();

  constructor(
    readonly definitions: NodeDefinitions,
    readonly report: PresetReport,
  ) {}

  /** Adds a node after others; a step without a definition is reported and added all the same. */
  add(step: string, after: DraftNode[], origin: string): DraftNode {
    if (!this.definitions.has(step)) this.reportMissing(step, origin);
    const id = nodeIdFor(step, this.ids);
    this.ids.add(id);
    const node = { id, step, origin, after: after.map((earlier) => earlier.id), params: {}, paramOrigins: new Map() };
    this.nodes.push(node);
    return node;
  }

  ofStep(step: string): DraftNode[] {
    return this.nodes.filter((node) => node.step === step);
  }

  /** Nodes that make pictures without taking pictures. */
  renderers(): DraftNode[] {
    return this.nodes.filter(({ step }) => isRenderer(this.definitions.get(step)));
  }

  /** Sets a param on the nodes of the first group in which some schema knows it, else reports that it is left out. */
  set({ param, given, essential }: ParamChoice, ...groups: DraftNode[][]): void {
    if (!given || groups.flat().some(({ step }) => !this.definitions.has(step))) return;
    const takers = groups.map((group) => group.filter((node) => this.knows(node, param))).find((some) => some.length);
    for (const node of takers ?? []) {
      node.params[param] = JSON.parse(JSON.stringify(given.value));
      node.paramOrigins.set(param, given.path);
    }
    if (!takers) this.reportLeftOut({ param, given, essential }, groups.flat());
  }

  private knows({ step }: DraftNode, param: string): boolean {
    const properties = plainObject(this.definitions.get(step)?.paramsSchema['properties']) ?? {};
    return ownValue(properties, param) !== undefined;
  }

  private reportLeftOut({ param, given, essential }: ParamChoice, nodes: DraftNode[]): void {
    const steps = [...new Set(nodes.map(({ step }) => `${step}@${this.definitions.get(step)?.version}`))];
    const who = steps.length > 0 ? `the settings of ${steps.join(', ')} do not know it` : 'no step here takes it';
    const message = `Param "${param}" (${given?.path}) is left out: ${who}.`;
    const hint = essential
      ? 'Without it something else would be delivered, so the config stays legacy until a step takes it.'
      : 'Check that the result is right without it, or wait for a step that takes it.';
    const severity = essential ? 'error' : 'warning';
    this.report.add({ code: 'param_left_out', severity, path: given?.path ?? '', message, hint });
  }

  private reportMissing(step: string, origin: string): void {
    const message = `The conversion needs the step "${step}", which has no definition.`;
    const hint = 'The config stays legacy until a release brings the step.';
    this.report.error('missing_step', origin, message, hint);
  }
}

function isRenderer(definition: NodeDefinition | undefined): boolean {
  if (outputsOfType(definition, 'render').length === 0) return false;
  return !Object.values(definition?.inputs ?? {}).some((port) => port.type === 'render');
}
