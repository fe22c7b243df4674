const MAGIC: { mediaType: string; offset: number; bytes: string }[] = [
  { mediaType: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { mediaType: 'image/webp', offset: 8, bytes: 'WEBP' },
  { mediaType: 'image/avif', offset: 4, bytes: 'ftypavif' },
  { mediaType: 'model/gltf-binary', offset: 0, bytes: 'glTF' },
  { mediaType: 'model/step', offset: 0, bytes: 'ISO-10303-21' },
];

/**
 * The media type that the bytes themselves show, `application/octet-stream` for all others: artifacts hold customers' files,
 * and what they claim to be must never make a browser run them.
 */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return (
    MAGIC.find(({ offset, bytes: magic }) => head.startsWith(magic, offset))?.mediaType ?? 'application/octet-stream'
  );
}
