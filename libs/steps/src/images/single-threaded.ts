import sharp from 'sharp';

let running = 0;
let usual = 0;

/**
 * Runs the work while libvips uses one thread per picture. AVIF cuts a picture into tiles by the number of threads, so
 * its bytes would differ between machines. The setting is global to the process and is restored after the last such
 * work.
 */
export async function singleThreaded<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) {
    usual = sharp.concurrency();
    sharp.concurrency(1);
  }
  try {
    return await work();
  } finally {
    if (--running === 0) sharp.concurrency(usual);
  }
}
