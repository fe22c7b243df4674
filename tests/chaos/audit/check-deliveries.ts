import { familyOf } from '#contracts';
import { broken, groupBy } from './facts.js';
import type { DeliveryFact, Facts, Violation } from './facts.js';

const NOT_STAGED = ['unconfirmed', 'delivery_failed'];

/**
 * Delivery: none is lost; one commit per line and generation; the live effects are exactly the committing run's staged
 * ones.
 */
export function checkDeliveries(facts: Facts): Violation[] {
  const pathRuns = new Map(facts.pathRuns.map((run) => [run.runId, run]));
  const about = ({ id, mode, state, committedPath }: DeliveryFact): string =>
    `delivery ${id} in mode ${mode} is ${state}${committedPath ? ` by ${committedPath}` : ''}`;
  const mayBeCommitted = ({ id, committedRunId, committedPath, mode }: DeliveryFact): boolean => {
    const run = pathRuns.get(committedRunId ?? '');
    const isOwn = run?.deliveryId === id && run.path === committedPath && run.state === 'succeeded' && run.mayCommit;
    return isOwn && (committedPath === 'legacy' || mode === 'graph');
  };
  const committed = facts.deliveries.filter(({ state }) => state === 'committed');
  const uncommitted = facts.deliveries.filter(({ state }) => state !== 'committed');
  return [
    ...checkLost(facts),
    ...broken('Delivery: every delivery is settled', facts.deliveries, ({ state }) => state === 'open', about),
    ...checkGenerations(facts),
    ...broken('Delivery: committed by a run that may', committed, (delivery) => !mayBeCommitted(delivery), about),
    ...broken(
      'Delivery: the live effects are exactly the staged ones',
      committed,
      (delivery) => !isLiveWhole(facts, delivery),
      about,
    ),
    ...broken(
      'Delivery: without a commit nothing is live',
      uncommitted,
      (delivery) => liveOf(facts, delivery).length > 0,
      about,
    ),
    ...broken(
      'Delivery: a failure has a code and one notification',
      uncommitted,
      ({ state, failureCode, id }) => state === 'failed' && !(failureCode && failuresTold(facts, id) === 1),
      about,
    ),
    ...broken(
      'Delivery: only failures of the input fail it',
      uncommitted,
      ({ state, failureCode }) => state === 'failed' && failureCode !== null && familyOf(failureCode) !== 'input',
      (delivery) => `${about(delivery)} with ${delivery.failureCode}`,
    ),
  ];
}

function checkLost({ dispatchedLines, deliveries }: Facts): Violation[] {
  const known = new Set(deliveries.map(({ orderLineId }) => orderLineId));
  return broken(
    'Delivery: no dispatched line is lost',
    dispatchedLines,
    (line) => !known.has(line),
    (line) => `line ${line}`,
  );
}

function checkGenerations({ deliveries }: Facts): Violation[] {
  const same = groupBy(deliveries, ({ orderLineId, generation }) => `line ${orderLineId} generation ${generation}`);
  return broken(
    'Delivery: one for a line and generation',
    [...same],
    ([, found]) => found.length > 1,
    ([key]) => key,
  );
}

/** Names and digests of the assets, keys of the notifications: as texts, in one order. */
function isLiveWhole(facts: Facts, delivery: DeliveryFact): boolean {
  const live = liveOf(facts, delivery);
  const staged = index(facts).staged.get(delivery.committedRunId ?? '') ?? [];
  const wanted = staged.flatMap(({ kind, payload, runId }) => {
    if (kind === 'asset') return [`${runId} ${String(payload['name'])} ${String(payload['sha256'])}`];
    return kind === 'notification' ? [String(payload['dedupeKey'])] : [];
  });
  return live.length > 0 && live.toSorted().join('\n') === wanted.toSorted().join('\n');
}

function liveOf(facts: Facts, { id }: DeliveryFact): string[] {
  const { assets, notifications } = index(facts);
  return [
    ...(assets.get(id) ?? []).map(({ runId, name, sha256 }) => `${runId} ${name} ${sha256}`),
    ...(notifications.get(id) ?? [])
      .filter(({ template }) => !NOT_STAGED.includes(template))
      .map(({ dedupeKey }) => dedupeKey),
  ];
}

const failuresTold = (facts: Facts, id: string): number =>
  (index(facts).notifications.get(id) ?? []).filter(({ template }) => template === 'delivery_failed').length;

const indexes = new WeakMap<Facts, ReturnType<typeof makeIndex>>();

function index(facts: Facts): ReturnType<typeof makeIndex> {
  const known = indexes.get(facts) ?? makeIndex(facts);
  indexes.set(facts, known);
  return known;
}

const makeIndex = ({ staged, mediaAssets, notifications }: Facts) => ({
  staged: groupBy(staged, ({ runId }) => runId),
  assets: groupBy(mediaAssets, ({ deliveryId }) => deliveryId),
  notifications: groupBy(notifications, ({ deliveryId }) => deliveryId),
});
