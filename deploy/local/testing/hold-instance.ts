/** Takes a state folder, starts both servers in it, prints their pids as JSON and waits to be killed. */
import { startNats } from '../nats/start-nats.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { lockInstance } from '../state/instance-lock.js';

const homeDir = process.argv[2] as string;
await lockInstance(homeDir);
const [nats, postgres] = await Promise.all([startNats({ homeDir, url: '' }), startPostgres({ homeDir, url: '' })]);
console.log(JSON.stringify({ nats: nats.pid, postgres: postgres.pid }));
setInterval(() => undefined, 60_000);
