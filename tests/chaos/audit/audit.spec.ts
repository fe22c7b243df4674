import { readFileSync, readdirSync } from 'node:fs';
import { audit } from './audit.js';
import type { Facts } from './facts.js';
import { soundFacts } from './sound-facts.js';

type Planted = [invariant: string, how: string, plant: (facts: Facts) => void];

/** The first matching row; throws where there is none, as a planted violation would prove nothing. */
function the<T>(rows: T[], fits: (row: T) => boolean = () => true): T {
  const row = rows.find(fits);
  if (row === undefined) throw new Error('The sound facts have no such row.');
  return row;
}
const set = <T extends object>(row: T, change: Partial<T>): unknown => Object.assign(row, change);
const drop = <T>(rows: T[], fits: (row: T) => boolean): unknown => rows.splice(rows.indexOf(the(rows, fits)), 1);

const PLANTED: Planted[] = [
  ['Node: one accepted outcome, of the current attempt', 'an earlier attempt was accepted', ({ nodeRuns, attempts }) => {
      set(the(nodeRuns), { attempt: 2 });
      attempts.push({ ...the(attempts), attempt: 2, outcome: 'abandoned' });
    }], // prettier-ignore
  ['Node: one accepted outcome, of the current attempt', 'two attempts were accepted', ({ nodeRuns, attempts }) => {
      set(the(nodeRuns), { attempt: 2 });
      attempts.push({ ...the(attempts), attempt: 2 });
    }], // prettier-ignore
  ['Node: attempts match their rows', 'an attempt has no row', ({ nodeRuns }) => set(the(nodeRuns), { attempt: 2 })],
  ['Node: attempts match their rows', 'two attempts of a skipped node have no row', ({ nodeRuns }) => set(the(nodeRuns, ({ status }) => status === 'skipped'), { attempt: 2 })],
  ['Node: attempts match their rows', 'a skipped node was dispatched and its attempt has no row', ({ nodeRuns }) => set(the(nodeRuns, ({ status }) => status === 'skipped'), { wasDispatched: true })],
  ['Node: failures match their rows', 'a failure was counted without a row', ({ nodeRuns }) => set(the(nodeRuns), { failures: 1 })],
  ['Node: no child before its parents', 'a child began a millisecond early', ({ attempts }) => set(the(attempts, ({ startedAt }) => startedAt === 2000), { startedAt: 1499 })],
  ['Node: no child before its parents', 'a child was attempted and its parent never succeeded', ({ attempts }) => set(the(attempts), { outcome: 'failed' })],
  ['Run: every run ends', 'a run hangs', ({ runs }) => set(the(runs), { status: 'running' })],
  ['Run: nothing of an ended run is open', 'a node waits forever', ({ nodeRuns }) => set(the(nodeRuns, ({ status }) => status === 'cancelled'), { status: 'dispatched' })],
  ['Run: nothing of an ended run is open', 'an attempt is open', ({ attempts }) => set(the(attempts, ({ outcome }) => outcome === 'abandoned'), { outcome: 'open' })],
  ['Run: a succeeded run is complete', 'a node was left out', ({ nodeRuns }) => drop(nodeRuns, ({ nodeId }) => nodeId === 'last')],
  ['Run: a cancelled run starts nothing new', 'one more attempt', ({ cancelledRuns }) => set(the(cancelledRuns), { attempts: 1 })],
  ['Artifact: every reference exists and verifies', 'a file is gone', ({ artifacts }) => set(the(artifacts), { is: 'missing' })],
  ['Artifact: every reference exists and verifies', 'a file has other bytes', ({ artifacts }) => set(the(artifacts), { is: 'corrupt' })],
  ['Delivery: no dispatched line is lost', 'a line without a delivery', ({ dispatchedLines }) => dispatchedLines.push('line-lost')],
  ['Delivery: every delivery is settled', 'a delivery hangs', ({ deliveries }) => set(the(deliveries), { state: 'open', committedPath: null, committedRunId: null })],
  ['Delivery: one for a line and generation', 'two deliveries of one generation', ({ deliveries }) => deliveries.push({ ...the(deliveries), id: 'another' })],
  ['Delivery: committed by a run that may', 'a shadow run delivered', ({ deliveries }) => set(the(deliveries, ({ mode }) => mode === 'shadow'), { committedPath: 'graph', committedRunId: 'run-shadow' })],
  ['Delivery: committed by a run that may', 'a run delivered after orders gave the line to legacy', ({ pathRuns }) => set(the(pathRuns, ({ runId }) => runId === 'run-graph'), { mayCommit: false })],
  ['Delivery: committed by a run that may', 'a failed run delivered', ({ pathRuns }) => set(the(pathRuns), { state: 'failed' })],
  ['Delivery: the live effects are exactly the staged ones', 'half of it is live', ({ mediaAssets }) => drop(mediaAssets, ({ deliveryId }) => deliveryId === 'delivery-graph')],
  ['Delivery: the live effects are exactly the staged ones', 'an asset of the other path is live', ({ mediaAssets }) => set(the(mediaAssets), { runId: 'run-graph' })],
  ['Delivery: the live effects are exactly the staged ones', 'one notification more than staged', ({ notifications }) => notifications.push({ ...the(notifications), dedupeKey: 'another' })],
  ['Delivery: without a commit nothing is live', 'a failed delivery has an asset', ({ mediaAssets }) => mediaAssets.push({ ...the(mediaAssets), deliveryId: 'delivery-failed' })],
  ['Delivery: a failure has a code and one notification', 'no code', ({ deliveries }) => set(the(deliveries, ({ state }) => state === 'failed'), { failureCode: null })],
  ['Delivery: only failures of the input fail it', 'a full store failed it', ({ deliveries }) => set(the(deliveries, ({ state }) => state === 'failed'), { failureCode: 'artifact_store_failed' })],
  ['Delivery: a failure has a code and one notification', 'no notification was sent', ({ notifications }) => drop(notifications, ({ template }) => template === 'delivery_failed')],
  ['Delivery: legacy is never late because of the graph side', 'every job takes ten times as long', ({ legacyJobs }) => legacyJobs.forEach((job) => job.createdAt >= 100_000 && set(job, { finishedAt: job.createdAt + 1000 }))],
  ['Delivery: legacy never waits for the end of a graph-side fault', 'one job ends when the graph-side fault ends', ({ legacyJobs }) => set(the(legacyJobs, ({ createdAt }) => createdAt === 119_000), { finishedAt: 200_100 })],
  ['Notify: one a key', 'a key twice', ({ notifications }) => notifications.push({ ...the(notifications), deliveryId: 'another' })],
  ['Notify: at most one mail a key', 'a mail came twice', ({ mails }) => mails.push(the(mails))],
  ['Notify: no mail without a notification', 'a mail without a row', ({ mails }) => mails.push('<nobody@hartomat>')],
  ['Notify: every sent mail arrived', 'a mail was lost', ({ mails }) => mails.pop()],
  ['Notify: a shadow run has no live effect', 'its picture is live', ({ mediaAssets }) => set(the(mediaAssets), { runId: 'run-shadow' })],
  ['Notify: a shadow run has no live effect', 'it may commit', ({ pathRuns }) => set(the(pathRuns, ({ runId }) => runId === 'run-shadow'), { mayCommit: true })],
  ['System: one trace id a run', 'a run began a trace of its own', ({ runs }) => set(the(runs), { traceId: 'f'.repeat(32) })],
  ['System: one trace id a run', 'a retry began a trace of its own', ({ attempts }) => set(the(attempts), { traceId: 'f'.repeat(32) })],
  ['System: one comparison a pair', 'a pair was never compared', ({ comparisons }) => comparisons.pop()],
  ['System: one comparison a pair', 'a pair was compared twice', ({ comparisons }) => comparisons.push(the(comparisons))],
  ['System: no comparison without a pair', 'a verdict on one evidence', ({ legacyEvidence }) => legacyEvidence.pop()],
  ['System: both ends of a sampled run are published', 'the end of a shadow run was not published', ({ graphEvidence, comparisons }) => {
      graphEvidence.pop();
      comparisons.pop();
    }],
  ['System: both ends of a sampled run are published', 'the end of legacy was not published', ({ legacyEvidence, comparisons }) => {
      legacyEvidence.pop();
      comparisons.pop();
    }],
  ['Run: orders has the outcome of every run', 'orders waits forever for a run', ({ pathRuns }) => set(the(pathRuns), { state: 'requested' })],
  ['Run: orders and the orchestrator have the same outcome', 'orders says that a run never began', ({ pathRuns }) => set(the(pathRuns, ({ runId }) => runId === 'run-shadow'), { state: 'not_started' })],
]; // prettier-ignore

describe('the audit after a chaos run', () => {
  it('finds nothing in a system that kept every invariant', () => {
    expect(audit(soundFacts())).toEqual([]);
  });

  it.each(PLANTED)('finds a violation of "%s": %s', (invariant, _, plant) => {
    const facts = soundFacts();
    plant(facts);
    expect(audit(facts).map((violation) => violation.invariant)).toContain(invariant);
  });

  it('has a planted violation for every invariant that it checks', () => {
    const folder = new URL('.', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.startsWith('check-'));
    const checked = sources.flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/'(?:Node|Run|Artifact|Delivery|Notify|System): [^']+'/g) ?? []); // prettier-ignore
    const planted = new Set(PLANTED.map(([invariant]) => `'${invariant}'`));
    expect([...new Set(checked)].filter((invariant) => !planted.has(invariant))).toEqual([]);
  });
});
