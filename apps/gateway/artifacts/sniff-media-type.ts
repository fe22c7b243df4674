const MAGIC: [string, string][] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['676c5446', 'model/gltf-binary'],
];

/** The media type by the first bytes; what is not known is a download. */
export function sniffMediaType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16));
  const known = MAGIC.find(([magic]) => head.toString('hex').startsWith(magic));
  if (known) return known[1];
  if (head.toString('latin1').startsWith('ISO-10303-21')) return 'model/step';
  return 'application/octet-stream';
}
