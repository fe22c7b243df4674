import type { GLTF } from '@gltf-transform/core';
import { StepError } from '../step-error.js';

/** A GLB in two pieces: its JSON, and the following chunks unchanged. */
export interface GlbPieces {
  json: GLTF.IGLTF;
  chunks: Uint8Array;
}

const MAGIC = 0x46546c67;
const VERSION = 2;
const JSON_CHUNK = 0x4e4f534a;
/** The file's header with magic, version and length, and a chunk's with length and type; in bytes. */
const [HEADER, CHUNK_HEADER] = [12, 8];
const SPACE = 0x20;

/** Splits a GLB without copying its buffers. Throws `StepError('glb_unreadable')`. */
export function readGlbJson(glb: Uint8Array): GlbPieces {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  const start = HEADER + CHUNK_HEADER;
  if (glb.byteLength < start || view.getUint32(0, true) !== MAGIC || view.getUint32(16, true) !== JSON_CHUNK)
    throw unreadable('it does not begin like one');
  const end = start + view.getUint32(HEADER, true);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(glb.subarray(start, end));
    return { json: JSON.parse(text) as GLTF.IGLTF, chunks: glb.subarray(end) };
  } catch (cause) {
    throw unreadable('its description is no JSON', cause);
  }
}

/** Joins the pieces of a GLB; deterministic. */
export function writeGlbJson({ json, chunks }: GlbPieces): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  // Chunks begin at multiples of four.
  const jsonLength = Math.ceil(text.byteLength / 4) * 4;
  const start = HEADER + CHUNK_HEADER;
  const glb = new Uint8Array(start + jsonLength + chunks.byteLength).fill(SPACE, start, start + jsonLength);
  new Uint32Array(glb.buffer, 0, start / 4).set([MAGIC, VERSION, glb.byteLength, jsonLength, JSON_CHUNK]);
  glb.set(text, start);
  glb.set(chunks, start + jsonLength);
  return glb;
}

function unreadable(why: string, cause?: unknown): StepError {
  return new StepError('glb_unreadable', `The model is no GLB: ${why}. Run glb_export again.`, {
    retryable: false,
    cause,
  });
}
