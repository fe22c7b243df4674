import type { FCreateConnectionEvent, FDragStartedEvent, FMoveNodesEvent, FSelectionChangeEvent } from '@foblex/flow';
import type { CanvasPoint } from '#workflow-core';
import type { WireEnds } from '../document/connect-edge';
import type { Selection } from '../document/selection.store';
import { readConnector } from './connector-id';

/** The events of the library in our own words; nothing else of the editor knows them. */

export const movesOf = ({ nodes }: FMoveNodesEvent): ({ id: string } & CanvasPoint)[] =>
  nodes.map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) }));

export const selectionOf = ({ nodeIds, connectionIds }: FSelectionChangeEvent): Selection => ({
  nodeIds: [...nodeIds],
  wireIds: [...connectionIds],
});

/** The wire that was drawn; null where it was dropped on nothing. */
export function wireOf({ sourceId, targetId }: FCreateConnectionEvent): WireEnds | null {
  if (targetId === undefined) return null;
  const [from, to] = [readConnector(sourceId), readConnector(targetId)];
  return {
    ...{ from: from.nodeId, to: to.nodeId },
    ...(from.port !== undefined && { output: from.port }),
    ...(to.port !== undefined && { input: to.port }),
  };
}

/** The connector that a wire is being drawn from; null for another drag. */
export function wireStartOf({ kind, data }: FDragStartedEvent): string | null {
  if (kind !== 'create-connection') return null;
  return (data as { fOutputOrOutletId?: string } | undefined)?.fOutputOrOutletId ?? null;
}
