import type { FCreateConnectionEvent, FDragStartedEvent, FMoveNodesEvent, FSelectionChangeEvent } from '@foblex/flow';
import type { CanvasPoint } from '#workflow-core';
import type { WireEnds } from '../document/connect-edge';
import type { Selection } from '../document/selection.store';
import { wireBetween } from './wire-between';

/** The events of the library in our own words; nothing else of the editor knows them. */

export const movesOf = ({ nodes }: FMoveNodesEvent): ({ id: string } & CanvasPoint)[] =>
  nodes.map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) }));

export const selectionOf = ({ nodeIds, connectionIds }: FSelectionChangeEvent): Selection => ({
  nodeIds: [...nodeIds],
  wireIds: [...connectionIds],
});

/** The wire that was drawn, from either end; null where it was dropped on nothing that it fits. */
export const wireOf = ({ sourceId, targetId }: FCreateConnectionEvent): WireEnds | null =>
  targetId === undefined ? null : wireBetween(sourceId, targetId);

/** The connector that a wire is being drawn from; null for another drag. */
export function wireStartOf({ kind, data }: FDragStartedEvent): string | null {
  if (kind !== 'create-connection') return null;
  return (data as { fOutputOrOutletId?: string } | undefined)?.fOutputOrOutletId ?? null;
}
