import { checkDeliveries } from './check-deliveries.js';
import { checkNodes } from './check-nodes.js';
import { checkNotifications } from './check-notifications.js';
import { checkPunctuality } from './check-punctuality.js';
import { checkArtifacts, checkRuns } from './check-runs.js';
import { checkSystem } from './check-system.js';
import type { Facts, Violation } from './facts.js';

const CHECKS = [
  checkNodes,
  checkRuns,
  checkArtifacts,
  checkDeliveries,
  checkNotifications,
  checkSystem,
  checkPunctuality,
];

/** Checks every invariant; empty where all of them hold. */
export function audit(facts: Facts): Violation[] {
  return CHECKS.flatMap((check) => check(facts));
}
