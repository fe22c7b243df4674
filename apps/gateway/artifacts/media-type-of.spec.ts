import { mediaTypeOf } from './media-type-of.js';

describe('mediaTypeOf', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n....'],
    ['image/jpeg', '\xff\xd8\xff\xe0..'],
    ['image/webp', 'RIFF....WEBPVP8 '],
    ['model/gltf-binary', 'glTF\x02\0\0\0'],
    ['model/step', 'ISO-10303-21;\nHEADER;'],
    ['model/step', '\xef\xbb\xbf\r\nISO-10303-21;\nHEADER;'],
    ['model/step', '/* exported */ /* again */\nISO-10303-21 ;\nHEADER;'],
  ])('knows %s by its first bytes', (mediaType, text) => {
    expect(mediaTypeOf(Buffer.from(text, 'latin1'))).toBe(mediaType);
  });

  it.each([
    '<html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '',
    '/* ISO-10303-21; */ <html>',
  ])('gives %j a type that no browser runs', (text) => {
    expect(mediaTypeOf(Buffer.from(text))).toBe('application/octet-stream');
  });
});
