import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textTable } from '../text-table.js';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

const SHOWN = 25;

/** The packages and functions with the most processor time, for each profiled process of a folder. */
export function describeProfiles(folder: string): string {
  const files = readdirSync(folder).filter((file) => file.endsWith('.cpuprofile'));
  if (files.length === 0) return 'There is no profile: the processes were not ended in order.';
  return files.map((file) => `${file}\n${describeProfile(join(folder, file))}`).join('\n');
}

function describeProfile(file: string): string {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const busy = selfTimes(profile).filter(({ node }) => node.callFrame.functionName !== '(idle)');
  const total = busy.reduce((sum, { ms }) => sum + ms, 0);
  const table = (title: string, labelOf: (node: ProfileNode) => string): string => {
    const sums = new Map<string, number>();
    for (const { node, ms } of busy) sums.set(labelOf(node), (sums.get(labelOf(node)) ?? 0) + ms);
    const top = [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, SHOWN);
    return textTable([title, 'ms', '%'], top.map(([label, ms]) => [label, ms.toFixed(0), ((100 * ms) / total).toFixed(1)])); // prettier-ignore
  };
  return `\n${table('package', packageOf)}\n\n${table('function', functionOf)}`;
}

/** Self time in milliseconds of each node of the call tree. */
function selfTimes({ nodes, samples, timeDeltas }: Profile): { node: ProfileNode; ms: number }[] {
  const byId = new Map(nodes.map((node) => [node.id, { node, ms: 0 }]));
  samples.forEach((id, at) => {
    const entry = byId.get(id);
    if (entry) entry.ms += (timeDeltas[at] ?? 0) / 1000;
  });
  return [...byId.values()];
}

function packageOf({ callFrame: { url, functionName } }: ProfileNode): string {
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules\/)/.exec(url);
  if (installed?.[1]) return installed[1];
  if (url.startsWith('node:')) return 'node';
  return url.includes('/dist/') ? 'our own code' : functionName || 'native';
}

function functionOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const file = url.split('/').slice(-2).join('/');
  return `${functionName || '(anonymous)'}${file ? `  ${file}:${lineNumber + 1}` : ''}`;
}
