import { plainObject } from '../model/plain-object.js';
import type { PlannedNode } from '../planning/run-plan.js';

/** The outputs of one node by port name, JSON only. */
export interface ContextEntry {
  nodeId: string;
  outputs: Record<string, unknown>;
}

/** A context as JSON, in the order in which the nodes put in; stored with the run and shown to people. */
export interface WorkflowContextJson {
  entries: ContextEntry[];
}

/**
 * The outputs of the nodes of one run, each value with the node that made it. A node records its outputs
 * once; they never change.
 * @example context.put('export', { glb }); context.inputsFor(renderNode); // { glb, ... }
 */
export class WorkflowContext {
  private readonly outputsOf = new Map<string, Record<string, unknown>>();

  /** Reads what `toJSON` wrote. Throws TypeError for anything else. */
  static fromJSON(json: unknown): WorkflowContext {
    const entries = plainObject(json)?.['entries'];
    if (!Array.isArray(entries)) throw notAContext('"entries" is no list');
    const context = new WorkflowContext();
    for (const entry of entries as unknown[]) {
      const { nodeId, outputs } = plainObject(entry) ?? {};
      const values = plainObject(outputs);
      if (typeof nodeId !== 'string' || !values) throw notAContext('an entry lacks "nodeId" or "outputs"');
      if (context.has(nodeId)) throw notAContext(`"${nodeId}" is in it twice`);
      context.put(nodeId, values);
    }
    return context;
  }

  /** Records a node's outputs. Throws Error if the node has already put in: only one result of a node counts. */
  put(nodeId: string, outputs: Record<string, unknown>): void {
    if (this.outputsOf.has(nodeId)) {
      throw new Error(`Node "${nodeId}" has already put in its outputs; drop the second result instead of storing it.`);
    }
    this.outputsOf.set(nodeId, { ...outputs });
  }

  /** Whether the node has put in. */
  has(nodeId: string): boolean {
    return this.outputsOf.has(nodeId);
  }

  /**
   * The values of a node's inputs by port name: a list for `many` inputs (empty if nothing is bound), else one value; an
   * optional input without a producer is absent. Throws Error if a producer has not put that output in.
   */
  inputsFor(node: Pick<PlannedNode, 'nodeId' | 'inputs'>): Record<string, unknown> {
    const bound = node.inputs.filter((input) => input.many || input.producers.length > 0);
    return Object.fromEntries(
      bound.map(({ input, many, producers }) => {
        const values = producers.map((producer) => this.valueFor(node.nodeId, input, producer));
        return [input, many ? values : values[0]];
      }),
    );
  }

  /** Plain data for JSON; `fromJSON` reads it back. */
  toJSON(): WorkflowContextJson {
    return { entries: [...this.outputsOf].map(([nodeId, outputs]) => ({ nodeId, outputs: { ...outputs } })) };
  }

  private valueFor(nodeId: string, input: string, producer: { nodeId: string; output: string }): unknown {
    const outputs = this.outputsOf.get(producer.nodeId);
    if (outputs && Object.hasOwn(outputs, producer.output)) return outputs[producer.output];
    const given = outputs ? `only put in: ${Object.keys(outputs).join(', ') || 'nothing'}` : 'has put in nothing yet';
    throw new Error(
      `Input "${input}" of node "${nodeId}" needs output "${producer.output}" of node "${producer.nodeId}", which ${given}. ` +
        'Run a node only after its parents succeeded, with the executor version that the plan froze.',
    );
  }
}

function notAContext(why: string): TypeError {
  return new TypeError(`This is no workflow context: ${why}. Expected { "entries": [{ "nodeId", "outputs" }] }.`);
}
