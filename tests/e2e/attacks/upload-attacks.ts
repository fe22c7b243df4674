import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { repositoryRoot } from '../../../deploy/local/repository-root.js';
import { BEARER, on } from './attack.js';
import type { Attack, Attacks, Headers } from './attack.js';

const STEP = readFileSync(join(repositoryRoot(), 'tests/fixtures/step/own-inch-block.step'), 'latin1');
const FORM: Headers = [BEARER, ['Content-Type', 'multipart/form-data; boundary=x']];
const POST = 'POST /api/products';
const gateway = on('gateway');

const part = (disposition: string, content: string): string =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const field = (name: string, value: string): string => part(`name="${name}"`, value);
const file = (content = STEP, name = 'block.step', inField = 'file'): string =>
  part(`name="${inField}"; filename="${name}"`, content);
const NAMED = field('key', 'attack') + field('name', 'Attack');

/** An upload by somebody who is known. */
const upload = (status: number, code: string, ...parts: string[]): Attack =>
  gateway(status, code, POST, FORM, `${parts.join('')}--x--\r\n`);

const fakeStep = (data: string): string =>
  `ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n${data}ENDSEC;\nEND-ISO-10303-21;\n`;

/** Files and forms that try to be stored, to be somewhere else, or to take all of a server. */
export const UPLOAD_ATTACKS: Attacks = {
  'an upload without a token': gateway(401, 'unauthenticated', POST, FORM.slice(1), `${NAMED}${file()}--x--`),
  'an upload in upper case': gateway(401, 'unauthenticated', 'POST /API/products', FORM.slice(1), `${NAMED}${file()}--x--`),
  'a key that leads elsewhere': upload(400, 'invalid_request', field('key', '../../admin-token'), field('name', 'x'), file()),
  'a key with a NUL': upload(400, 'invalid_request', field('key', 'a\0b'), field('name', 'x'), file()),
  'a name with a NUL': upload(400, 'invalid_request', field('key', 'attack'), field('name', 'a\0b'), file()),
  'a key twice': upload(400, 'invalid_request', field('key', 'attack'), NAMED, file()),
  'a key that is an object': upload(400, 'invalid_request', field('key[a]', 'attack'), field('name', 'x'), file()),
  'a field __proto__': upload(400, 'invalid_request', field('__proto__[key]', 'attack'), field('name', 'x'), file()),
  'a field that nobody knows': upload(400, 'invalid_request', NAMED, field('workflow', 'x'), file()),
  'twenty fields': upload(400, 'upload_unreadable', field('f', 'x').repeat(20), file()),
  'a field of 2 MB': upload(400, 'upload_unreadable', field('key', 'x'.repeat(2_000_000)), file()),
  'two files': upload(400, 'upload_unreadable', NAMED, file(), file()),
  'a file in another part': upload(400, 'upload_unreadable', NAMED, file(STEP, 'block.step', 'model')),
  'no file': upload(400, 'file_missing', NAMED),
  'a part with a header of 100 KB': upload(400, 'upload_unreadable', NAMED, part(`name="file"; filename="${'x'.repeat(100_000)}"`, STEP)),
  'a form without a boundary': gateway(415, 'unsupported_media_type', POST, [BEARER, ['Content-Type', 'multipart/form-data']], `${NAMED}--x--`),
  'a form with another boundary': gateway(400, 'upload_unreadable', POST, [BEARER, ['Content-Type', 'multipart/form-data; boundary=y']], `${NAMED}${file()}--x--`),
  'a form that breaks off': gateway(400, 'upload_unreadable', POST, FORM, `${NAMED}${file().slice(0, 500)}`),
  'an upload of a form field': gateway(415, 'unsupported_media_type', POST, [BEARER, ['Content-Type', 'application/x-www-form-urlencoded']], 'key=attack'),
  'an archive by the name of a STEP file': upload(422, 'step_file_not_step', NAMED, file(`PK\x03\x04${'\0'.repeat(1000)}`)),
  'a packed STEP file': upload(422, 'step_file_not_step', NAMED, file(gzipSync(Buffer.from(STEP, 'latin1')).toString('latin1'))),
  'a page by the name of a STEP file': upload(422, 'step_file_not_step', NAMED, file('<script>alert(1)</script>')),
  'an empty file': upload(422, 'step_file_empty', NAMED, file('')),
  'a STEP file that breaks off': upload(422, 'step_file_truncated', NAMED, file(STEP.slice(0, STEP.length / 2))),
  'a STEP file of 3,000,000 entities': upload(422, 'step_file_too_large', NAMED, file(fakeStep(`#1=A();\n`.repeat(3_000_000)))),
  'a STEP file of references to nothing': upload(422, 'step_file_dangling_references', NAMED, file(fakeStep('#1=A(#2,#3);\n'))),
}; // prettier-ignore
