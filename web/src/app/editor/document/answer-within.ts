import { problemOf } from '../../api/api-problem';

/** What a request is answered; rejects as one without an answer where that takes longer. It may still have been carried out. */
export async function answerWithin<T>(ms: number, request: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(problemOf({ status: 0, body: null, traceId: null })), ms);
  });
  try {
    return await Promise.race([request, late]);
  } finally {
    clearTimeout(timer);
  }
}
