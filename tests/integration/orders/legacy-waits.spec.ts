import type { Mode } from '#contracts';
import type { ArtifactStore } from '#artifacts';
import type { Renderer } from '#steps';
import { quickRenderer } from '../../chaos/quick/quick-renderer.js';
import { openLegacyBench } from './legacy-bench.js';
import type { LegacyBench } from './legacy-bench.js';

let bench: LegacyBench;
beforeEach(async () => {
  bench = await openLegacyBench('legacy_waits');
});
afterEach(() => bench.close());

const stateOf = async (id: string) => (await bench.delivery(id))?.state;
const mailsOf = () => bench.query<{ template: string; body: string }>('select template, body from orders.notification');

describe('an artifact store that is full for a while', () => {
  it.each<Mode>(['legacy', 'graph', 'shadow'])(
    'holds six %s lines open, says so to operators alone, and all are delivered by themselves once it has room',
    async (mode) => {
      bench.setDiskFull(true);
      const lines = await Promise.all(Array.from({ length: 6 }, () => bench.line(mode)));
      bench.start();
      await bench.until('each line has failed five times', async () => {
        const [tried] = await bench.query<{ least: number }>('select min(failures) as least from orders.legacy_job');
        return (tried?.least ?? 0) >= 5;
      });
      const waiting = await bench.delivery(lines[0] ?? '');
      expect(waiting).toMatchObject({
        state: 'open',
        failure: null,
        waiting: { failure: { code: 'artifact_store_failed', details: { step: expect.any(String) } } },
      });
      expect(Date.parse(waiting?.waiting?.nextAttemptAt ?? '')).not.toBeNaN();
      expect(await mailsOf()).toEqual([]);

      bench.setDiskFull(false);
      for (const id of lines) await bench.until(`${id} is delivered`, async () => (await stateOf(id)) === 'committed');
      expect(await bench.delivery(lines[0] ?? '')).toMatchObject({ waiting: null, deliveredBy: 'legacy' });
      expect((await mailsOf()).map(({ template }) => template)).toEqual(Array(6).fill('delivered'));
    },
  );

  it('waits longer from failure to failure', async () => {
    bench.setDiskFull(true);
    const id = await bench.line();
    bench.start({ config: { retryPausesMs: [0, 600_000] } });
    await bench.until('the second failure', async () => (await bench.jobOf(id))['failures'] === 2);
    const job = await bench.jobOf(id);
    const pause = Date.parse(String(job['next_attempt_at'])) - Date.parse(String(job['last_failed_at']));
    expect([job['state'], pause]).toEqual(['queued', 600_000]);
  });
});

describe('a line that waits', () => {
  it('lets fresh lines go first, and takes its turn between them', async () => {
    const [old, ...fresh] = [await bench.line(), await bench.line(), await bench.line()];
    await bench.query(`update orders.legacy_job set failures = 1, created_at = now() where delivery_id = ?`, [old]);
    bench.start();
    for (const id of [old, ...fresh])
      await bench.until('delivered', async () => (await stateOf(id ?? '')) === 'committed');
    const order = await bench.query<{ delivery_id: string }>(
      'select delivery_id from orders.legacy_job order by finished_at',
    );
    expect(order.map(({ delivery_id: id }) => id)).toEqual([fresh[0], old, fresh[1]]);
  });

  it('does not hold up others until it is due', async () => {
    const [poisoned, other] = [await bench.line(), await bench.line()];
    await bench.query(
      `update orders.legacy_job set failures = 4, next_attempt_at = now() + interval '1 hour' where delivery_id = ?`,
      [poisoned],
    );
    bench.start();
    await bench.until('the other is delivered', async () => (await stateOf(other)) === 'committed');
    expect((await bench.jobOf(poisoned))['attempts']).toBe(0);
  });
});

describe('an exception that nobody foresaw', () => {
  const INSIDE = "Cannot destructure property 'x' of undefined at /srv/hartomat/dist/main.js";
  const good = quickRenderer(0);
  const broken = { ...good, render: () => Promise.reject(new TypeError(INSIDE)) };

  it('never fails a line while nothing else is delivered either', async () => {
    const id = await bench.line();
    bench.start({ renderer: broken });
    await bench.until('six failures', async () => Number((await bench.jobOf(id))['failures']) >= 6);
    expect(await stateOf(id)).toBe('open');
    expect(await mailsOf()).toEqual([]);
  });

  it('is the line’s own the third time that others were delivered in between, and its owner reads nothing of our insides', async () => {
    const id = await bench.line();
    let isBroken = true;
    const renderer: Renderer = { ...good, render: (asked) => (isBroken ? broken : good).render(asked) };
    bench.start({ renderer, config: { retryPausesMs: [600_000] } });
    for (let repeats = 1; repeats < 3; repeats += 1) {
      await bench.until(`${repeats} repeats`, async () => {
        const { state, repeats: found } = await bench.jobOf(id);
        return state === 'queued' && found === repeats;
      });
      isBroken = false;
      const other = await bench.line();
      await bench.until('another is delivered', async () => (await stateOf(other)) === 'committed');
      isBroken = true;
      await bench.query('update orders.legacy_job set next_attempt_at = now() where delivery_id = ?', [id]);
    }
    await bench.until('the line has failed', async () => (await stateOf(id)) === 'failed');
    const { failure } = (await bench.delivery(id)) ?? {};
    expect(failure).toMatchObject({ code: 'internal_error', retryable: false });
    expect(failure?.message).toContain('Cannot destructure');
    expect(failure?.message).not.toContain('/srv');
    const [mail] = (await mailsOf()).filter(({ template }) => template === 'delivery_failed');
    expect(mail?.body).toContain('on our side');
    expect(mail?.body).not.toMatch(/destructure|srv|threejs|internal/);
  });
});

describe('what the database refuses', () => {
  it('waits like any failure, and others are delivered', async () => {
    const [refused, other] = [await bench.line(), await bench.line()];
    await bench.query(
      `create function orders.refuse() returns trigger language plpgsql as
        $$ begin if new.delivery_id = '${refused}' then raise exception 'refused' using errcode = '22021'; end if; return new; end $$`,
    );
    await bench.query(
      'create trigger refuse before insert on orders.media_asset for each row execute function orders.refuse()',
    );
    bench.start({ config: { retryPausesMs: [0, 600_000] } });
    await bench.until('the other is delivered', async () => (await stateOf(other)) === 'committed');
    await bench.until('two refusals', async () => (await bench.jobOf(refused))['failures'] === 2);
    expect(await bench.delivery(refused)).toMatchObject({
      state: 'open',
      assets: [],
      waiting: { failure: { code: 'result_refused' } },
    });
    await bench.query('drop trigger refuse on orders.media_asset');
    await bench.query('update orders.legacy_job set next_attempt_at = now()');
    await bench.until('the line is delivered', async () => (await stateOf(refused)) === 'committed');
  });

  it('is not what a step happened to put out', async () => {
    const id = await bench.line();
    const odd = (store: ArtifactStore): ArtifactStore => ({
      ...store,
      put: async (bytes, mediaType) => ({ ...(await store.put(bytes, mediaType)), note: ['\0', NaN, new Date(0), 1n] }),
    });
    bench.start({ store: odd });
    await bench.until('delivered', async () => (await stateOf(id)) === 'committed');
    const [run] = await bench.query<{ steps: unknown[] }>(
      `select evidence -> 'steps' as steps from orders.path_run where delivery_id = ?`,
      [id],
    );
    expect(run?.steps.length).toBeGreaterThan(5);
  });
});

describe('an artifact that is not there', () => {
  it('is waited for until it is restored', async () => {
    const id = await bench.line();
    const [{ sha256 } = { sha256: '' }] = await bench.query<{ sha256: string }>(
      `select pinned ->> 'catalog' as sha256 from orders.delivery where id = ?`,
      [id],
    );
    let isThere = false;
    const store = (real: ArtifactStore): ArtifactStore => ({
      ...real,
      read: (asked, range) => real.read(asked === sha256 && !isThere ? 'f'.repeat(64) : asked, range),
    });
    bench.start({ store });
    await bench.until('it waits', async () => Number((await bench.jobOf(id))['failures']) >= 3);
    expect((await bench.delivery(id))?.waiting?.failure.code).toBe('catalog_missing');
    isThere = true;
    await bench.until('delivered', async () => (await stateOf(id)) === 'committed');
  });
});
