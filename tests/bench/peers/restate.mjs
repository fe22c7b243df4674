/** Restate: REMOTE=1 calls each step as a service of its own (like our workers), else steps run in the workflow. */
import { createServer } from 'node:http2';
import * as restate from '@restatedev/restate-sdk';
import * as clients from '@restatedev/restate-sdk-clients';
import { LEVELS, measure, noop } from './render-dag.mjs';

const PORT = Number(process.env.SERVICE_PORT ?? 19080);
const isRemote = process.env.REMOTE === '1';
const worker = restate.service({ name: 'worker', handlers: { run: async (_, { step, input }) => noop(step, input) } });

async function render(restateContext) {
  const context = {};
  const run = (step) =>
    isRemote
      ? restateContext.serviceClient(worker).run({ step, input: context })
      : restateContext.run(step, () => noop(step, context));
  for (const level of LEVELS) {
    const values = await restate.RestatePromise.all(level.map(run));
    level.forEach((step, at) => (context[step] = values[at]));
  }
  return context;
}

const service = restate.service({ name: 'render', handlers: { run: render } });
const server = createServer(restate.createEndpointHandler({ services: [worker, service] }));
await new Promise((resolve) => server.listen(PORT, '127.0.0.1', resolve));
const registered = await fetch(`${process.env.RESTATE_ADMIN}/deployments`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ uri: `http://127.0.0.1:${PORT}`, force: true }),
});
if (!registered.ok) throw new Error(`Restate refused the deployment: ${registered.status}`);
const client = clients.connect({ url: process.env.RESTATE_INGRESS }).serviceClient(service);
await measure(isRemote ? 'restate, remote steps' : 'restate, steps in process', (run) => client.run(run));
process.exit(0);
