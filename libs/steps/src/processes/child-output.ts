import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Called with each whole line of a stream, without its line end; the last line needs none. */
export type OnLine = (line: string) => void;

/**
 * Collects a child's stdout and stderr as UTF-8 text up to `maxBytes` together; `onFull` is called once when more
 * arrives. Output beyond the limit is dropped.
 */
export function collectOutput(maxBytes: number, onFull: () => void) {
  let left = maxBytes;
  const collect = (stream: Readable, onLine?: OnLine): (() => string) => {
    const decoder = new StringDecoder('utf8');
    const lines = onLine && splitLines(onLine);
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      if (left < 0) return;
      const piece = decoder.write(chunk.subarray(0, left));
      left -= chunk.byteLength;
      text += piece;
      lines?.write(piece);
      if (left < 0) onFull();
    });
    stream.on('end', () => lines?.end());
    return () => text;
  };
  return { collect };
}

function splitLines(onLine: OnLine) {
  let rest = '';
  return {
    write(piece: string) {
      const lines = (rest + piece).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end() {
      if (rest !== '') onLine(rest);
    },
  };
}
