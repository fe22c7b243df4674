import type { NodeStatus } from './states/node-state';

/** How a status looks: an icon and a word beside the colour of `tone`. */
export interface StatusLook {
  icon: string;
  word: string;
  tone: 'idle' | 'busy' | 'ok' | 'warn' | 'bad';
}

const NODE_LOOKS: Readonly<Record<NodeStatus, StatusLook>> = {
  pending: { icon: 'radio_button_unchecked', word: 'pending', tone: 'idle' },
  ready: { icon: 'schedule', word: 'ready', tone: 'busy' },
  dispatched: { icon: 'schedule', word: 'dispatched', tone: 'busy' },
  running: { icon: 'progress_activity', word: 'running', tone: 'busy' },
  retry_wait: { icon: 'replay', word: 'waits for its retry', tone: 'warn' },
  succeeded: { icon: 'check_circle', word: 'succeeded', tone: 'ok' },
  failed: { icon: 'error', word: 'failed', tone: 'bad' },
  skipped: { icon: 'block', word: 'skipped', tone: 'idle' },
  cancelled: { icon: 'cancel', word: 'cancelled', tone: 'warn' },
};

export const nodeLook = (status: NodeStatus): StatusLook => NODE_LOOKS[status];

/** A run has four of the statuses of nodes. */
export const runLook = (status: 'running' | 'succeeded' | 'failed' | 'cancelled'): StatusLook => NODE_LOOKS[status];
