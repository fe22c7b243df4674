/**
 * Refuses imports that make a cycle of folders, except the pairs in folder-cycles.baseline.json; that file may only
 * shrink, so a pair that is gone must be deleted. `node tools/check/folder-cycles.ts` in the repository's root; exit
 * code 0 means that it passes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { compareBaseline } from './compare-baseline.ts';

const BASELINE = 'tools/check/folder-cycles.baseline.json';
const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';

interface Report {
  summary: { violations: { from: string; to: string }[] };
}

/** The imports between folders that are part of a cycle, as `from -> to`. */
function findCycles(): string[] {
  const rooms = ['apps', 'libs'].filter((room) => existsSync(room));
  const args = [CRUISER, '--config', 'tools/check/folder-cycles.cjs', '--output-type', 'json', ...rooms];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!stdout.trim()) throw new Error(`dependency-cruiser printed nothing: ${stderr}`);
  return (JSON.parse(stdout) as Report).summary.violations.map(({ from, to }) => `${from} -> ${to}`);
}

const baseline = JSON.parse(readFileSync(BASELINE, 'utf8')) as string[];
const { added, gone } = compareBaseline(findCycles(), baseline);
for (const pair of added)
  process.stderr.write(`${pair}: these folders import each other. Move what both need into a folder below both.\n`);
for (const pair of gone) process.stderr.write(`${pair}: no cycle any more. Delete the line from ${BASELINE}.\n`);
process.stdout.write(`${JSON.stringify({ added, gone })}\n`);
if (added.length + gone.length > 0) process.exitCode = 1;
