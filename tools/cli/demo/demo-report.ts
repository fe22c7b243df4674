import { relative } from 'node:path';
import { ASPECTS } from '#contracts/aspects';
import type { ComparisonReply, DeliveryReply, Mode, OrderLineReply } from '#contracts';
import { textTable } from '../text-table.js';

/** A picture or model that was fetched to `path`. Sizes in pixels. */
export interface FetchedAsset {
  name: string;
  path: string;
  sha256: string;
  width: number | null;
  height: number | null;
}

/** The outcome of one order line. */
export interface LineOutcome {
  line: OrderLineReply;
  comparison: ComparisonReply | undefined;
  assets: FetchedAsset[];
}

/** The output of `demo --json`; a stable format for scripts. */
export interface DemoReport {
  ok: boolean;
  seconds: number;
  mode: Mode;
  lines: DemoReportLine[];
  urls: { web: string; api: string };
}

export interface DemoReportLine {
  product: string;
  outputType: string;
  orderLineId: string;
  deliveredBy: DeliveryReply['deliveredBy'];
  verdict: ComparisonReply['verdict'] | null;
  aspects: Partial<ComparisonReply['aspects']>;
  assets: FetchedAsset[];
  legacySeconds: number | null;
  graphSeconds: number | null;
  graphRunId: string | null;
}

/** Everything delivered, and in shadow every verdict a match. */
export function buildReport(outcomes: readonly LineOutcome[], about: Omit<DemoReport, 'ok' | 'lines'>): DemoReport {
  const ok = outcomes.length > 0 && outcomes.every((outcome) => isFine(outcome, about.mode));
  return { ok, seconds: about.seconds, mode: about.mode, lines: outcomes.map(toLine), urls: about.urls };
}

/** As text: one row per line, then the problems of lines. */
export function describeReport(report: DemoReport, outcomes: readonly LineOutcome[]): string {
  const header = ['line', 'delivered by', 'seconds', 'verdict', ...ASPECTS, 'picture'];
  const table = textTable(header, report.lines.map((line, index) => toRow(line, outcomes[index]))); // prettier-ignore
  const problems = outcomes.flatMap((outcome) => describeProblems(outcome, report.mode));
  return [table, ...(problems.length > 0 ? ['', ...problems] : [])].join('\n');
}

function isFine({ line, comparison }: LineOutcome, mode: Mode): boolean {
  if (line.delivery?.state !== 'committed') return false;
  return mode !== 'shadow' || comparison?.verdict === 'match';
}

const NOTHING_DELIVERED = { deliveredBy: null, legacySeconds: null, graphSeconds: null, graphRunId: null };

function toLine({ line, comparison, assets }: LineOutcome): DemoReportLine {
  const { deliveredBy, legacySeconds, graphSeconds, graphRunId } = line.delivery ?? NOTHING_DELIVERED;
  const { verdict = null, aspects = {} } = comparison ?? {};
  const about = { product: line.product, outputType: line.outputType, orderLineId: line.id };
  return { ...about, deliveredBy, verdict, aspects, assets, legacySeconds, graphSeconds, graphRunId };
}

function toRow(line: DemoReportLine, outcome: LineOutcome | undefined): string[] {
  const { state, deliveredBy, fallbackReason } = outcome?.line.delivery ?? {};
  const by = deliveredBy === null || deliveredBy === undefined ? (state ?? 'not dispatched') : deliveredBy;
  const seconds = [line.legacySeconds, line.graphSeconds].map((each) => (each === null ? '–' : each.toFixed(1)));
  return [
    `${line.product} × ${line.outputType}`,
    fallbackReason ? `${by} (${fallbackReason})` : by,
    seconds.join(' / '),
    line.verdict ?? '–',
    ...ASPECTS.map((aspect) => line.aspects[aspect] ?? '–'),
    describePicture(line.assets),
  ];
}

function describePicture(assets: readonly FetchedAsset[]): string {
  const picture = assets.find(({ width }) => width !== null) ?? assets[0];
  return picture ? relative('', picture.path) : '–';
}

function describeProblems(outcome: LineOutcome, mode: Mode): string[] {
  if (isFine(outcome, mode)) return [];
  const { line, comparison } = outcome;
  const about = `${line.product} × ${line.outputType} (order line ${line.id})`;
  const { delivery } = line;
  if (delivery?.state !== 'committed') {
    const compared = comparison === undefined ? '' : `; both paths compared: ${comparison.verdict}`;
    return [`${about} was not delivered: ${whyNotDelivered(delivery)}${compared}`];
  }
  if (mode !== 'legacy' && delivery.mode === 'legacy')
    return [`${about} was delivered by legacy alone, no graph run was started: ${whyLegacyAlone(delivery, line)}`];
  if (comparison === undefined)
    return [`${about} was delivered, but its comparison did not finish in time. See: ./hartomat logs comparison`];
  return [
    `${about} did not match:`,
    ...comparison.reasons.map(({ aspect, code, message }) => `  ${aspect}: ${message} (${code})`),
  ];
}

/** By reason code, why a line has no graph run and what to do. */
const LEGACY_ALONE: Record<string, (line: OrderLineReply) => string> = {
  output_type_without_workflow: ({ outputType }) =>
    `output type ${outputType} has no workflow. Give it one: ./hartomat presets migrate ${outputType}`,
  kill_switch: () => 'the kill switch is on. End it: PUT /api/rollouts/kill-switch',
  step_without_worker: () => 'no worker offers one of its steps. See: ./hartomat status, ./hartomat doctor',
  pool_paused: () => 'a pool that it needs is paused. See: ./hartomat pools',
  queue_full: () => 'a pool that it needs is full. See: ./hartomat pools',
};

function whyLegacyAlone({ reasonCode }: DeliveryReply, line: OrderLineReply): string {
  const why = LEGACY_ALONE[reasonCode]?.(line) ?? 'see ./hartomat logs orders';
  return `${why} (${reasonCode})`;
}

function whyNotDelivered(delivery: DeliveryReply | null): string {
  if (delivery === null) return 'it was never dispatched';
  const failure = delivery.failure && `${delivery.failure.message} (${delivery.failure.code})`;
  return failure ?? `it is still ${delivery.state}. See: ./hartomat logs --run ${delivery.id}`;
}
