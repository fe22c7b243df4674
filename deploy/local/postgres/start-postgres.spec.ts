import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../process/free-port.js';
import { isRunning } from '../process/process-identity.js';
import { temporaryHome } from '../testing/temporary-home.js';
import { queryPostgres } from './query-postgres.js';
import { startPostgres } from './start-postgres.js';

const asRoot = (promise: string, prove: () => Promise<void>): void =>
  process.getuid?.() === 0 ? it(promise, prove) : it.skip(`${promise} (skipped: needs root)`, prove);

describe('startPostgres', () => {
  let home: ReturnType<typeof temporaryHome>;
  beforeEach(() => (home = temporaryHome()));
  afterEach(() => home.remove());

  it('keeps its data over a restart', async () => {
    const first = await startPostgres({ homeDir: home.homeDir, url: '' });
    await queryPostgres(first.url, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
    await first.stop();
    expect(isRunning({ pid: first.pid as number })).toBe(false);
    const again = await startPostgres({ homeDir: home.homeDir, url: '' });
    const rows = await queryPostgres(again.url, 'SELECT n FROM kept');
    await again.stop();
    expect(rows).toEqual([{ n: 7 }]);
    expect(readFileSync(join(home.homeDir, 'logs', 'postgres.log'), 'utf8')).not.toContain('not properly shut down');
  });

  it('is durable, uses UTF-8 and requires the password that only the owner may read', async () => {
    const server = await startPostgres({ homeDir: home.homeDir, url: '' });
    const wrong = new URL(server.url);
    wrong.password = 'guessed';
    const refused = await queryPostgres(wrong.href, 'SELECT 1').catch((error: { code: string }) => error.code);
    const fsync = await queryPostgres(server.url, 'SHOW fsync');
    const encoding = await queryPostgres(server.url, 'SHOW server_encoding');
    await server.stop();
    expect([refused, fsync, encoding]).toEqual(['28P01', [{ fsync: 'on' }], [{ server_encoding: 'UTF8' }]]);
    expect(statSync(join(home.homeDir, 'postgres-password')).mode & 0o777).toBe(0o600);
  });

  asRoot('works as root in a folder that only root can enter', async () => {
    home.remove();
    home = temporaryHome(0o700);
    const server = await startPostgres({ homeDir: home.homeDir, url: '' });
    const owner = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
    await server.stop();
    expect(owner).not.toBe(0);
    expect(server.dataDir?.startsWith(home.homeDir)).toBe(false);
    expect(statSync(server.dataDir as string).mode & 0o777).toBe(0o700);
  });

  asRoot('starts anew when the state folder was deleted but its data lay elsewhere', async () => {
    home.remove();
    home = temporaryHome(0o700);
    const first = await startPostgres({ homeDir: home.homeDir, url: '' });
    await queryPostgres(first.url, 'CREATE TABLE old (n int)');
    await first.stop();
    rmSync(join(home.homeDir, 'postgres-password'));
    const again = await startPostgres({ homeDir: home.homeDir, url: '' });
    const tables = await queryPostgres(again.url, "SELECT * FROM pg_tables WHERE tablename = 'old'");
    await again.stop();
    expect(tables).toEqual([]);
  });

  it('starts over a pid file whose pid belongs to another program now', async () => {
    const first = await startPostgres({ homeDir: home.homeDir, url: '' });
    await first.stop();
    writeFileSync(join(first.dataDir as string, 'postmaster.pid'), `${process.pid}\n${first.dataDir}\n`);
    const again = await startPostgres({ homeDir: home.homeDir, url: '' });
    await again.stop();
    expect(isRunning({ pid: process.pid })).toBe(true);
  });

  it('says who has the port that was asked for', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const refusal = startPostgres({ homeDir: home.homeDir, url: '', port });
    await expect(refusal).rejects.toThrow(`127.0.0.1:${port}: it is taken by process ${process.pid}`);
    other.close();
  });

  it('names host, port and database of a URL that does not work, why, and what to do, but not the password', async () => {
    const server = await startPostgres({ homeDir: home.homeDir, url: '' });
    const failure = async (change: (url: URL) => void): Promise<string> => {
      const url = new URL(server.url);
      change(url);
      return startPostgres({ homeDir: home.homeDir, url: url.href }).then(() => '', String);
    };
    const missing = await failure((url) => (url.pathname = '/nowhere'));
    const wrongPassword = await failure((url) => (url.password = 'secret-guess'));
    const port = await freePort();
    const nobodyThere = await failure((url) => (url.port = String(port)));
    await server.stop();
    expect(missing).toMatch(/host 127\.0\.0\.1, port \d+, database nowhere.*does not exist.*Create the database/);
    expect(wrongPassword).toMatch(/authentication failed.*Correct user and password/);
    expect(wrongPassword).not.toContain('secret-guess');
    expect(nobodyThere).toContain(`port ${port}, database hartomat`);
    expect(nobodyThere).toMatch(/ECONNREFUSED.*unset HARTOMAT_DATABASE_URL/);
    await expect(startPostgres({ homeDir: home.homeDir, url: 'localhost' })).rejects.toThrow(
      'It looks like postgresql://',
    );
  });
});
