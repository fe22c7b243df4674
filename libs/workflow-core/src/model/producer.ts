/** A node's output port: where an input's value comes from. */
export interface Producer {
  nodeId: string;
  output: string;
}
