import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { NodeRunReply, RunSummary } from '#contracts';
import type { ApiClient } from '../api/api-client.js';
import { readNodes, readRuns } from './run-pages.js';
import type { RunFilter } from './run-pages.js';

/** Called after each run with how many are written. */
export type Progress = (runs: number) => void;

/**
 * Writes runs newest first as newline-delimited JSON: a line a run with all its nodes, each with its attempts, logs, inputs
 * and what it put in. A run is written page by page, so its size does not matter. Resolves with the number of runs.
 */
export async function exportRuns(api: ApiClient, filter: RunFilter, to: Writable, progress: Progress): Promise<number> {
  let runs = 0;
  for await (const run of readRuns(api, filter)) {
    await writeRun(api, run, to);
    runs += 1;
    progress(runs);
  }
  return runs;
}

/** The same into `file`, which is there only when it is complete: until then the lines are in a file beside it. */
export async function exportToFile(
  api: ApiClient,
  filter: RunFilter,
  file: string,
  progress: Progress,
): Promise<number> {
  const temporary = `${file}.${process.pid}.part`;
  const stream = createWriteStream(temporary, { flags: 'wx' });
  try {
    await once(stream, 'open');
    const runs = await exportRuns(api, filter, stream, progress);
    stream.end();
    await finished(stream);
    await rename(temporary, file);
    return runs;
  } catch (error) {
    stream.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeRun(api: ApiClient, run: RunSummary, to: Writable): Promise<void> {
  await write(to, `${JSON.stringify(run).slice(0, -1)},"nodes":[`);
  let separator = '';
  for await (const nodes of readNodes(api, run.runId, { attempts: 'true' })) {
    for (const node of nodes) {
      await write(to, separator + JSON.stringify(node satisfies NodeRunReply));
      separator = ',';
    }
  }
  await write(to, ']}\n');
}

/** A slow reader gets its lines slower, not our memory. */
async function write(to: Writable, text: string): Promise<void> {
  if (!to.write(text)) await once(to, 'drain');
}
