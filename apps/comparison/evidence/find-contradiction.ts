import type { DeliveryPath, Evidence } from '#contracts';

/** The field of a report that contradicts its own evidence, with why; null where they agree. */
export function findContradiction(
  report: { deliveryId: string; runId?: string },
  evidence: Evidence,
  path: DeliveryPath,
): { field: string; reason: string } | null {
  if (evidence.path !== path) return { field: '/evidence/path', reason: `must be ${path}` };
  if (evidence.deliveryId !== report.deliveryId) {
    return { field: '/evidence/deliveryId', reason: "must be the message's deliveryId" };
  }
  // Legacy names the graph run beside it, graph names itself.
  if (path === 'graph' && evidence.runId !== report.runId) {
    return { field: '/evidence/runId', reason: "must be the message's runId" };
  }
  return null;
}
