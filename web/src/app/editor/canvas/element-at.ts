import type { CanvasPoint } from '#workflow-core';

const KINDS = { connector: 'data-f-connector-id', node: 'data-node', wire: 'data-wire' } as const;

type Kind = keyof typeof KINDS;

/** The connector, node or wire that has an element; null for none. */
export function ownerOf(target: EventTarget | null, kind: Kind): string | null {
  const element = target instanceof Element ? target : null;
  return element?.closest(`[${KINDS[kind]}]`)?.getAttribute(KINDS[kind]) ?? null;
}

/** The topmost connector, node or wire at a point of the screen; null for none. */
export function elementAt({ x, y }: CanvasPoint, kind: Kind): string | null {
  return document.elementsFromPoint(x, y).flatMap((element) => ownerOf(element, kind) ?? [])[0] ?? null;
}

/** Whether a target is the canvas itself: no node, wire, note, button or field on it. */
export function isEmptyCanvas(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  return (
    element?.closest('f-flow') != null && element.closest('[data-node], [data-wire], [data-mark], button') === null
  );
}
