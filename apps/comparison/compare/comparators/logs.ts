import { canonicalJson } from '#contracts';
import type { EvidenceLog } from '#contracts';
import { diffLines } from '../diff-lines.js';
import type { LineDifference } from '../diff-lines.js';
import type { Comparator } from '../comparator.js';
import type { Finding } from '../verdict.js';

const identity = {
  textOf: (line: EvidenceLog): string => canonicalJson(line),
  kindOf: (line: EvidenceLog): string => line.code,
};

/** Did every step log the same, in the same order? Order counts within a step only. */
export const logs: Comparator = {
  aspect: 'logs',
  needs: ['results', 'logs'],
  compare: ({ steps }) =>
    steps.pairs.flatMap(({ legacy, graph }) =>
      diffLines(legacy.logs, graph.logs, identity).map((difference) => finding(legacy.step, difference)),
    ),
};

function finding(step: string, { legacy, graph }: LineDifference<EvidenceLog>): Finding {
  const code = legacy && graph ? 'log_differs' : legacy ? 'log_missing' : 'log_extra';
  return {
    verdict: 'mismatch',
    code,
    step,
    message: message(step, legacy, graph),
    details: { log: (legacy ?? graph)?.code, legacy, graph },
  };
}

function message(step: string, legacy: EvidenceLog | null, graph: EvidenceLog | null): string {
  if (legacy && graph) return `Step ${step} logged ${legacy.level} ${legacy.code} differently on the two paths.`;
  if (legacy) return `Step ${step} logged ${legacy.level} ${legacy.code} in legacy, but not in graph.`;
  return `Step ${step} logged ${graph?.level} ${graph?.code} in graph, but not in legacy.`;
}
