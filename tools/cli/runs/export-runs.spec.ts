import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryHome } from '../../../deploy/local/testing/temporary-home.js';
import { ApiClient } from '../api/api-client.js';
import { exportToFile } from './export-runs.js';

const RUNS = ['a', 'b', 'c'];
const nodeOf = (runId: string, at: number) => ({ nodeId: `${runId}${at}`, attempts: [{ attempt: 1 }] });

/** Runs of three nodes, two runs or nodes a page; run `broken` has none. */
function answer(path: string, broken: string): object | null {
  const { pathname, searchParams } = new URL(path, 'http://x');
  const from = Number(searchParams.get('after') ?? -1) + 1;
  const page = <T>(all: T[]) => ({
    page: all.slice(from, from + 2),
    next: from + 2 < all.length ? `${from + 1}` : null,
  });
  if (pathname === '/api/runs') {
    const { page: runs, next } = page(RUNS.map((runId) => ({ runId, status: searchParams.get('status') })));
    return { runs, next };
  }
  const runId = pathname.split('/')[3] ?? '';
  const { page: nodes, next } = page([0, 1, 2].map((at) => nodeOf(runId, at)));
  return runId === broken ? null : { nodes, next };
}

describe('exporting runs', () => {
  let server: Server;
  let home: ReturnType<typeof temporaryHome>;
  let broken = '';
  beforeEach(async () => {
    home = temporaryHome();
    broken = '';
    server = createServer((request, response) => {
      const body = answer(request.url ?? '', broken);
      response.writeHead(body ? 200 : 503, { connection: 'close' }).end(JSON.stringify(body ?? {}));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    await new Promise((closed) => server.close(closed));
    home.remove();
  });

  const exported = (): Promise<number> => {
    const api = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'token');
    return exportToFile(api, { status: 'failed' }, join(home.homeDir, 'runs.ndjson'), () => undefined);
  };

  it('writes one line per run with all its nodes, over all pages and in their order', async () => {
    expect(await exported()).toBe(3);
    const lines = (await readFile(join(home.homeDir, 'runs.ndjson'), 'utf8')).trimEnd().split('\n');
    const expected = RUNS.map((runId) => ({
      runId,
      status: 'failed',
      nodes: [0, 1, 2].map((at) => nodeOf(runId, at)),
    }));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
  });

  it('leaves no file where it cannot be completed', async () => {
    broken = 'c';
    await expect(exported()).rejects.toThrow(/503/);
    expect(await readdir(home.homeDir)).toEqual([]);
  });
});
