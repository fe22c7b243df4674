/** The script of a thread of the pool that measures pictures; it calls `measureJob`. */
export { measureJob } from './measure-job.ts';
