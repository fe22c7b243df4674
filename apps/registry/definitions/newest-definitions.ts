import type { NodeDefinition, NodeDefinitions } from '#workflow-core';

/** The newest version of each step, by step. */
export function newestDefinitions(all: readonly NodeDefinition[]): NodeDefinitions {
  const oldestFirst = [...all].sort((a, b) => a.version - b.version);
  return new Map(oldestFirst.map((definition) => [definition.step, definition]));
}
