import { busAddress } from '#platform/bus-address';
import { connect } from '@nats-io/transport-node';
import { queryPostgres } from '../postgres/query-postgres.js';
import { acquireTestServers } from './test-servers.js';
import type { TestServers } from './test-servers.js';

describe('acquireTestServers', () => {
  let servers: TestServers;
  beforeAll(async () => {
    servers = await acquireTestServers();
  });
  afterAll(() => servers.release());

  it('gives every call its own empty database', async () => {
    const [one, other] = await Promise.all([servers.databaseUrl('Some spec'), servers.databaseUrl('Some spec')]);
    await queryPostgres(one as string, 'CREATE TABLE t (n int)');
    expect(await queryPostgres(other as string, "SELECT * FROM pg_tables WHERE tablename = 't'")).toEqual([]);
  });

  it('gives all callers the same NATS with JetStream', async () => {
    expect((await acquireTestServers()).natsUrl).toBe(servers.natsUrl);
    const connection = await connect(busAddress(servers.natsUrl));
    expect(connection.info).toMatchObject({ jetstream: true, version: '2.14.0' });
    await connection.close();
  });
});
