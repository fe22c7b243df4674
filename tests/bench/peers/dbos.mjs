/** DBOS on PostgreSQL; its steps run in the process of the workflow. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { LEVELS, measure, noop } from './render-dag.mjs';

DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.env.DBOS_URL, runAdminServer: false, logLevel: 'error' });

async function render() {
  const context = {};
  for (const level of LEVELS) {
    const values = await Promise.all(level.map((step) => DBOS.runStep(() => noop(step, context), { name: step })));
    level.forEach((step, at) => (context[step] = values[at]));
  }
  return context;
}

const workflow = DBOS.registerWorkflow(render, { name: 'render' });
await DBOS.launch();
await measure('dbos', async () => (await DBOS.startWorkflow(workflow)()).getResult());
await DBOS.shutdown();
process.exit(0);
