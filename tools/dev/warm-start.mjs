/**
 * Preloads the packages of a service and waits for a message to run it: `node warm-start.mjs <main.js>` with an IPC
 * channel; any message starts the service, whose code is read then.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const main = process.argv[2];
const started = new Promise((resolve) => process.once('message', resolve));
const packages = readFileSync(main, 'utf8').matchAll(/^import [^;]* from "([^"./][^"]*)"/gm);
for (const name of new Set([...packages].map(([, specifier]) => specifier))) await import(name).catch(() => undefined);
await started;
process.disconnect();
process.argv.splice(1, 1);
await import(pathToFileURL(main).href);
