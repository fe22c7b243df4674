const MAGIC: { mediaType: string; offset: number; bytes: string }[] = [
  { mediaType: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mediaType: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { mediaType: 'image/webp', offset: 8, bytes: 'WEBP' },
  { mediaType: 'image/avif', offset: 4, bytes: 'ftypavif' },
  { mediaType: 'model/gltf-binary', offset: 0, bytes: 'glTF' },
];

/** How many of the first bytes are needed. */
export const HEAD_BYTES = 1024;

/**
 * The media type by the bytes themselves, `application/octet-stream` for unknown ones: artifacts hold customers' files, whose
 * declared type must never make a browser execute them.
 */
export function mediaTypeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (isStep(head)) return 'model/step';
  return (
    MAGIC.find(({ offset, bytes: magic }) => head.startsWith(magic, offset))?.mediaType ?? 'application/octet-stream'
  );
}

/** STEP text may begin with a byte order mark, whitespace and comments. */
function isStep(head: string): boolean {
  let rest = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  while (rest.startsWith('/*')) {
    const end = rest.indexOf('*/', 2);
    if (end === -1) return false;
    rest = rest.slice(end + 2).trimStart();
  }
  return rest.startsWith('ISO-10303-21');
}
