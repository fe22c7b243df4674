import openapiTypes, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const HEAD = '/** Written by tools/generate-web-types from docs/openapi.json. Do not edit. */\n';

/** The TypeScript file that describes an OpenAPI document (JSON text): its `paths` and `components`. */
export async function webTypes(openapi: string): Promise<string> {
  const source = astToString(await openapiTypes(openapi));
  const style = await resolveConfig(import.meta.filename);
  return format(HEAD + source, { ...style, parser: 'typescript' });
}
