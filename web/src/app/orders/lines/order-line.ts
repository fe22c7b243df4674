import type { Schema } from '../../api/api-types';
import type { StatusLook } from '../../run/node-look';

export type OrderLine = Schema<'ListedOrderLine'>;
export type LineState = Schema<'OrderLineState'>;
export type LineCounts = Schema<'OrderLineCounts'>;

/** The states in the order in which a line goes through them. */
export const LINE_STATES: readonly LineState[] = ['none', 'open', 'committed', 'failed', 'cancelled'];

const LOOKS: Readonly<Record<LineState, StatusLook>> = {
  none: { icon: 'radio_button_unchecked', word: 'not dispatched', tone: 'idle' },
  open: { icon: 'schedule', word: 'being delivered', tone: 'busy' },
  committed: { icon: 'check_circle', word: 'delivered', tone: 'ok' },
  failed: { icon: 'error', word: 'failed', tone: 'bad' },
  cancelled: { icon: 'cancel', word: 'cancelled', tone: 'warn' },
};

export const lineLook = (state: LineState): StatusLook => LOOKS[state];

/** The state of a line's newest delivery. */
export const stateOf = ({ delivery }: OrderLine): LineState => delivery?.state ?? 'none';

/** Which path a line takes or took: `legacy`, `graph`, or `legacy, graph beside it`; empty before its dispatch. */
export function pathText({ delivery }: OrderLine): string {
  if (!delivery) return '';
  const path = delivery.deliveredBy ?? (delivery.mode === 'shadow' ? 'legacy' : delivery.mode);
  return delivery.mode === 'shadow' ? `${path}, graph beside it` : path;
}
