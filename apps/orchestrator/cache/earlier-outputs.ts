import { WorkflowContext, canonicalJson } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';

/** A node of an earlier run as it was planned, with what it handed over. */
export interface MadeNode {
  deliveryId: string;
  node: PlannedNode;
  outputs: Record<string, unknown>;
}

/** Stands for the delivery of a run that there is not yet: no kept result was made for it. */
const NEXT_DELIVERY = 'the next delivery';

/** What nodes that every run executes handed over in an earlier run with the same inputs. */
export class EarlierOutputs {
  private readonly made: ReadonlyMap<string, MadeNode>;
  private readonly context = new WorkflowContext();

  constructor(made: readonly MadeNode[]) {
    const anonymous = made.map((one) => ({ ...one, outputs: forNext(one) }));
    this.made = new Map(anonymous.map((one) => [one.node.nodeId, one]));
    for (const { node, outputs } of anonymous) this.context.put(node.nodeId, outputs);
  }

  /** Null where that run had no such node, or gave it something else. */
  of(node: PlannedNode, inputs: Record<string, unknown>): Record<string, unknown> | null {
    const made = this.made.get(node.nodeId);
    if (!made || workOf(node, inputs) !== workOf(made.node, this.inputsOf(made.node))) return null;
    return made.outputs;
  }

  private inputsOf(node: PlannedNode): Record<string, unknown> | null {
    const isThere = node.inputs.every(({ producers }) => producers.every(({ nodeId }) => this.context.has(nodeId)));
    return isThere ? this.context.inputsFor(node) : null;
  }
}

const workOf = ({ step, version, params }: PlannedNode, inputs: Record<string, unknown> | null): string =>
  canonicalJson({ step, version, params, inputs });

const forNext = ({ deliveryId, outputs }: MadeNode): Record<string, unknown> =>
  JSON.parse(JSON.stringify(outputs).replaceAll(JSON.stringify(deliveryId), JSON.stringify(NEXT_DELIVERY))) as Record<
    string,
    unknown
  >;
