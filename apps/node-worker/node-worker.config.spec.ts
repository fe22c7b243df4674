import { loadConfig } from '#platform/config';
import { NodeWorkerConfig } from './node-worker.config.js';

const NEEDED = {
  HARTOMAT_ARTIFACTS_URL: 'file:///tmp/artifacts',
  HARTOMAT_NATS_URL: 'nats://127.0.0.1:4222',
  HARTOMAT_HOME: '/tmp/home',
};
const load = (env: Record<string, string> = {}): NodeWorkerConfig =>
  loadConfig(NodeWorkerConfig, { ...NEEDED, ...env });

describe('NodeWorkerConfig', () => {
  it('serves every pool with its usual slots and leases', () => {
    expect(load().poolSettings).toEqual([
      { pool: 'render', slots: 1, leaseMs: 60_000 },
      { pool: 'materials', slots: 2, leaseMs: 30_000 },
      { pool: 'notify', slots: 1, leaseMs: 30_000 },
    ]);
  });

  it('takes pools, slots and lease as they are given', () => {
    const env = { HARTOMAT_WORKER_POOLS: 'materials,render', HARTOMAT_WORKER_LEASE_MS: '2000' };
    expect(load({ ...env, HARTOMAT_WORKER_SLOTS: 'render=3' }).poolSettings).toEqual([
      { pool: 'materials', slots: 2, leaseMs: 2000 },
      { pool: 'render', slots: 3, leaseMs: 2000 },
    ]);
    expect(load({ ...env, HARTOMAT_WORKER_SLOTS: '4' }).poolSettings.map(({ slots }) => slots)).toEqual([4, 4]);
  });

  it.each([
    ['HARTOMAT_WORKER_POOLS', 'render,kitchen'],
    ['HARTOMAT_WORKER_SLOTS', 'render=0'],
    ['HARTOMAT_WORKER_SLOTS', 'kitchen=1'],
    ['HARTOMAT_WORKER_SLOTS', 'many'],
    ['HARTOMAT_WORKER_LEASE_MS', '10'],
    ['HARTOMAT_WORKER_DRAIN_MS', '-1'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(name);
  });

  it('gives every process a name of its own', () => {
    expect(load().name).not.toBe(load().name);
  });
});
