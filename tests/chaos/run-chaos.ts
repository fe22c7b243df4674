import { fileURLToPath } from 'node:url';
import { OrderClient } from '../instance/order-client.js';
import { openMailServer } from '../integration/orders/mail-server.js';
import { audit } from './audit/audit.js';
import { readFacts } from './audit/read-facts.js';
import type { Facts } from './audit/facts.js';
import { notWitnessed } from './audit/not-witnessed.js';
import type { ChaosSeed } from './chaos-runs.js';
import { watchCancelledRuns } from './cancelled-runs.js';
import { describeChaos, describeFacts, describeViolations } from './chaos-report.js';
import { conductPlan } from './faults/conduct-plan.js';
import type { Happened } from './faults/conduct-plan.js';
import { lastRound } from './faults/last-round.js';
import { Locks } from './faults/locks.js';
import { Republisher } from './faults/republisher.js';
import { ChaosInstance } from './instance/chaos-instance.js';
import { seedChaosCatalog } from './load/chaos-catalog.js';
import { OrderLoad } from './load/order-load.js';
import { faultPlan } from './plan/fault-plan.js';
import { hitsGraphSideAlone } from './plan/hits-graph-side-alone.js';
import { seededRandom } from './plan/seeded-random.js';
import { untilRest } from './until-rest.js';

/** What a seed's run left, and what of it is wrong: each problem in one line. */
export interface ChaosOutcome {
  facts: Facts;
  problems: string[];
  report: string;
}

/** Between two orders: legacy takes one line after another and must keep up. */
const PACE_MS = { quick: 200, real: 4000 };
const REST_WITHIN_MS = { quick: 180_000, real: 600_000 };
/** A job whose holder was killed waits for its lease. */
const AFTERMATH_MS = 3000;

/** Starts an instance, orders without pause while the plan's faults happen, heals, waits until all is at rest, audits. */
export async function runChaos(run: ChaosSeed): Promise<ChaosOutcome> {
  const mail = await openMailServer();
  const instance = await ChaosInstance.open({ quick: run.renders === 'quick', mailPort: mail.port });
  try {
    const { happened, copies, ...witnessed } = await order(instance, run);
    const problems = happened.flatMap(({ problem }) => problem ?? []);
    const query = instance.query.bind(instance);
    const { natsUrl, artifactsUrl } = instance.settings;
    await untilRest(query, natsUrl, REST_WITHIN_MS[run.renders]).catch((error: Error) => problems.push(error.message));
    const facts = await readFacts(query, fileURLToPath(artifactsUrl), witnessed);
    // Mails still go out: whatever a row calls sent must have come by now.
    facts.mails = mail.came.map(({ messageId }) => messageId ?? '');
    problems.push(...describeViolations(audit(facts)));
    // An audit of a system in which nothing happened would prove nothing.
    problems.push(
      ...notWitnessed(facts, copies).map((what) => `The run never saw ${what}, so the audit proves little.`),
    );
    return { facts, problems, report: [describeChaos(run.seed, happened, problems), describeFacts(facts)].join('\n') };
  } finally {
    await instance.close();
    await mail.close();
  }
}

async function order(instance: ChaosInstance, { seed, seconds, renders, burstOrders }: ChaosSeed) {
  const client = new OrderClient(instance);
  await seedChaosCatalog(client);
  await client.untilWorkerLives();
  const cancelled = watchCancelledRuns(instance.query.bind(instance));
  const republisher = new Republisher(instance.settings.natsUrl, seededRandom(seed));
  const load = new OrderLoad(client, burstOrders);
  load.start(PACE_MS[renders]);
  const scene = { instance, load, republisher, locks: new Locks() };
  const happened = await conductPlan(faultPlan(seed, seconds * 1000), scene);
  await instance.allReady();
  happened.push(...(await lastRound(scene, client)));
  await load.end();
  return {
    happened,
    copies: republisher.copies,
    cancelledRuns: await cancelled.stop(),
    dispatchedLines: load.dispatched.flatMap(({ lineIds }) => lineIds),
    faultTimes: happened.map(faultTime),
    mails: [],
  };
}

function faultTime({ fault, beganAt, healedAt }: Happened): Facts['faultTimes'][number] {
  const graphOnly = hitsGraphSideAlone(fault);
  return { graphOnly, beganAt, healedAt: graphOnly ? healedAt : healedAt + AFTERMATH_MS };
}
