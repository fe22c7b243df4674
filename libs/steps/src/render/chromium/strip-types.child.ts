import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/**
 * Prints the JavaScript of the TypeScript files named as arguments, as a JSON array in their order. Runs as a child so
 * that Node's experimental warning stays out of the services' logs.
 */
const scripts = process.argv.slice(2).map((path) => stripTypeScriptTypes(readFileSync(path, 'utf8')));
process.stdout.write(JSON.stringify(scripts));
