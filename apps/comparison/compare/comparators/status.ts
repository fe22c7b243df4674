import type { EvidenceStatus } from '#contracts';
import { isOperationalFailure } from './operational-failure.js';
import type { Comparator } from '../comparator.js';
import type { Finding } from '../verdict.js';

/** Did both paths end alike? Legacy is the reference: without a result of its own there is nothing to compare with. */
export const status: Comparator = {
  aspect: 'status',
  needs: [],
  compare: ({ legacy, graph }) => compareStatus(legacy.status, graph.status),
};

/** Whether the status says how both paths ended; `inconclusive` where it says nothing about the order line. */
export function compareStatus(legacy: EvidenceStatus, graph: EvidenceStatus): Finding[] {
  const why = nothingToCompare(legacy, graph);
  if (why) return [{ verdict: 'inconclusive', ...why, details: { legacy, graph } }];
  if (legacy.code === graph.code && legacy.failure?.code === graph.failure?.code) return [];
  return [
    {
      verdict: 'mismatch',
      code: 'status_differs',
      message: `Legacy ${described(legacy)}, graph ${described(graph)}.`,
      details: { legacy, graph },
    },
  ];
}

function nothingToCompare(legacy: EvidenceStatus, graph: EvidenceStatus): { code: string; message: string } | null {
  if (legacy.code === 'failed' && isOperationalFailure(legacy.failure)) {
    return {
      code: 'legacy_failed_operationally',
      message: `Legacy failed for a reason outside the order line (${legacy.failure?.code}), so there is nothing to compare with. Deliver the line again.`,
    };
  }
  if (legacy.code === 'cancelled') {
    return { code: 'legacy_never_ran', message: 'Legacy was cancelled, so there is nothing to compare with.' };
  }
  if (graph.code === 'cancelled') {
    return { code: 'graph_cancelled', message: 'The graph run was cancelled before it could show a result.' };
  }
  return null;
}

const described = ({ code, failure }: EvidenceStatus): string => (failure ? `${code} with ${failure.code}` : code);
