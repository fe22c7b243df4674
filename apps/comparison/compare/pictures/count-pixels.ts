import sharp from 'sharp';

/** The pixels that an encoded picture takes when it is decoded, all frames; 0 for what is no picture. Reads the header only. */
export async function countPixels(bytes: Uint8Array): Promise<number> {
  const header = await sharp(bytes, { animated: true })
    .metadata()
    .catch(() => null);
  return header ? header.width * header.height : 0;
}
