/** BullMQ flows on Redis. A flow is a tree: each job has one parent, so the root runs under one of the three. */
import { FlowProducer, Worker } from 'bullmq';
import { measure, noop } from './render-dag.mjs';

const connection = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT) };
const producer = new FlowProducer({ connection });
const work = async (job) => noop(job.name, await job.getChildrenValues());
const workers = ['render', 'materials', 'notify'].map((queue) => new Worker(queue, work, { connection, concurrency: 100 })); // prettier-ignore

const ended = new Map();
workers.at(-1).on('completed', (job) => job.name === 'notify' && ended.get(job.data.run)?.());

function flow(run) {
  const job = (name, queueName, ...children) => ({ name, queueName, data: { run }, children });
  const inputs = [
    job('template', 'materials', job('setup', 'materials')),
    job('material_map', 'materials'),
    job('bbox', 'materials'),
  ];
  const still = job('still', 'render', job('populate', 'materials', ...inputs));
  return job('notify', 'notify', job('save', 'notify', still));
}

await measure('bullmq', async (run) => {
  const end = new Promise((resolve) => ended.set(run, resolve));
  await producer.add(flow(run));
  await end;
  ended.delete(run);
});
process.exit(0);
