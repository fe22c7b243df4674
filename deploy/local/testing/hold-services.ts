/** Starts one fake service, prints its pid once it is ready and waits to be killed. */
import { freePort } from '../process/free-port.js';
import { startServices } from '../supervisor/start-services.js';
import { fakeServices } from './fake-service.js';

const spec = fakeServices().spec('held', await freePort());
const services = startServices([spec], { restart: true, onChange: () => undefined });
await services.ready(20_000);
console.log(JSON.stringify({ pid: services.statuses()[0]?.pid, folder: spec.cwd }));
