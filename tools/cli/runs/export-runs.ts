import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NodeRunReply, RunSummary } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { readNodes, readRuns } from './run-pages.js';
import type { RunFilter } from './run-pages.js';

/** Called after each run with the number of written runs. */
export type Progress = (runs: number) => void;

/**
 * Writes runs newest first as newline-delimited JSON: one line per run with all its nodes, each with its attempts,
 * logs, inputs and outputs. A run is written page by page, so memory does not depend on its size. Resolves with the
 * number of runs; `to` stays open.
 */
export function exportRuns(api: ApiClient, filter: RunFilter, to: Writable, progress: Progress): Promise<number> {
  return write(api, filter, to, { progress, end: false });
}

/**
 * The same into `file`, which appears only when it is complete: until then the lines are in a temporary file beside it.
 */
export async function exportToFile(
  api: ApiClient,
  filter: RunFilter,
  file: string,
  progress: Progress,
): Promise<number> {
  const temporary = `${file}.${process.pid}.part`;
  try {
    const runs = await write(api, filter, createWriteStream(temporary, { flags: 'wx' }), { progress, end: true });
    await rename(temporary, file);
    return runs;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function write(
  api: ApiClient,
  filter: RunFilter,
  to: Writable,
  { progress, end }: { progress: Progress; end: boolean },
): Promise<number> {
  let runs = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const run of readRuns(api, filter)) {
      yield* lineOf(api, run);
      runs += 1;
      progress(runs);
    }
  }
  await pipeline(lines, to, { end });
  return runs;
}

async function* lineOf(api: ApiClient, run: RunSummary): AsyncGenerator<string> {
  yield `${JSON.stringify(run).slice(0, -1)},"nodes":[`;
  let separator = '';
  for await (const nodes of readNodes(api, run.runId, { attempts: 'true' })) {
    for (const node of nodes) {
      yield separator + JSON.stringify(node satisfies NodeRunReply);
      separator = ',';
    }
  }
  yield ']}\n';
}
