import type { MergedWorkflow } from '#workflow-core';
import { mergeOf, type MergeRequest } from './merge-request';

/** Merges beside the page, which goes on drawing meanwhile; in it where the browser has no workers. */
export function runMerge(request: MergeRequest): Promise<MergedWorkflow> {
  if (typeof Worker === 'undefined') return Promise.resolve().then(() => mergeOf(request));
  const worker = new Worker(new URL('./merge.worker', import.meta.url), { type: 'module' });
  const merged = new Promise<MergedWorkflow>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<MergedWorkflow>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.postMessage(request);
  return merged.finally(() => worker.terminate());
}
