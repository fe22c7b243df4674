import { mergeOf, type MergeRequest } from './merge-request';

addEventListener('message', ({ data }: MessageEvent<MergeRequest>) => postMessage(mergeOf(data)));
