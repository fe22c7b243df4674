import { ASPECTS } from '#contracts';
import type { Aspect, ComparisonReason, Evidence, Verdict } from '#contracts';
import { compareCatalogWrites } from './compare-catalog-writes.js';
import { compareLogs } from './compare-logs.js';
import { compareMediaAssets } from './compare-media-assets.js';
import type { Pictures } from './compare-media-assets.js';
import { compareNotifications } from './compare-notifications.js';
import { compareOutputs } from './compare-outputs.js';
import { compareStatus } from './compare-status.js';
import { matchSteps } from './match-steps.js';
import { verdictOf, worstVerdict } from './verdict.js';
import type { Finding } from './verdict.js';

export interface EvidenceComparison {
  verdict: Verdict;
  aspects: Record<Aspect, Verdict>;
  reasons: ComparisonReason[];
}

type Findings = Record<Aspect, Finding[]>;

/** A person reads reasons; past this many they say nothing new, and a row must stay small. */
const MAX_REASONS_PER_ASPECT = 100;

/**
 * Did graph do what legacy did? Pure: `pictures` were measured before (see `measurePictures`). The verdict of the whole is
 * the worst of its aspects; every aspect that does not match has a reason.
 */
export function compareEvidence(legacy: Evidence, graph: Evidence, pictures: Pictures): EvidenceComparison {
  const status = compareStatus(legacy.status, graph.status);
  const findings = { status, ...compareAspects(legacy, graph, pictures, verdictOf(status)) };
  const aspects = Object.fromEntries(ASPECTS.map((aspect) => [aspect, verdictOf(findings[aspect])])) as Record<
    Aspect,
    Verdict
  >;
  return { verdict: worstVerdict(Object.values(aspects)), aspects, reasons: ASPECTS.flatMap(reasonsFrom(findings)) };
}

function compareAspects(
  legacy: Evidence,
  graph: Evidence,
  pictures: Pictures,
  status: Verdict,
): Omit<Findings, 'status'> {
  if (status === 'inconclusive') return allOf(notComparable('there is no result of both paths'));
  const steps = matchSteps(legacy.steps, graph.steps);
  const assets = compareMediaAssets(legacy, graph, pictures);
  const outputs = leavesOut('steps', legacy, graph)
    ? [TOO_LARGE]
    : compareOutputs(steps, {
        performed: legacy.steps,
        complete: legacy.status.code === 'succeeded' && graph.status.code === 'succeeded',
        pictures: pictures.size > 0 ? verdictOf(assets) : null,
      });
  const logs = leavesOut('logs', legacy, graph) ? [TOO_LARGE] : compareLogs(steps);
  if (status === 'mismatch') return { ...allOf(notComparable('only one path delivers anything')), outputs, logs };
  return {
    outputs,
    mediaAssets: assets,
    notifications: compareNotifications(legacy.notifications, graph.notifications),
    logs,
    catalogWrites: compareCatalogWrites(legacy.catalogWrites, graph.catalogWrites),
  };
}

/** Evidence without its steps has no logs either. */
const leavesOut = (what: 'logs' | 'steps', ...evidences: Evidence[]): boolean =>
  evidences.some(({ leftOut }) => leftOut === 'steps' || leftOut === what);

const notComparable = (why: string): Finding => ({
  verdict: 'inconclusive',
  code: 'not_comparable',
  message: `Not compared, because ${why}.`,
});

const TOO_LARGE = notComparable('the evidence was too large to carry it');

const allOf = (finding: Finding): Omit<Findings, 'status'> => ({
  outputs: [finding],
  mediaAssets: [finding],
  notifications: [finding],
  logs: [finding],
  catalogWrites: [finding],
});

const reasonsFrom =
  (findings: Findings) =>
  (aspect: Aspect): ComparisonReason[] => {
    const all = findings[aspect].map(({ verdict: _verdict, ...reason }) => ({ aspect, ...reason }));
    const left = all.length - MAX_REASONS_PER_ASPECT;
    if (left <= 0) return all;
    const more = { aspect, code: 'more_reasons', message: `${left} more reasons are left out.` };
    return [...all.slice(0, MAX_REASONS_PER_ASPECT), more];
  };
