/** Writes workflow.schema.json from the model: `npx tsx libs/workflow-core/publish-schema.ts`. */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { workflowSchema } from './src/model/workflow-schema.js';

const file = new URL('./workflow.schema.json', import.meta.url);
writeFileSync(file, await format(JSON.stringify(workflowSchema), { parser: 'json', printWidth: 120 }));
