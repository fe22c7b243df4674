import { readdirSync, readFileSync } from 'node:fs';
import { formatWorkflow, parseWorkflow } from '#workflow-core';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the built-in workflow files', () => {
  it.each(files)('%s is the text that formatWorkflow writes', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const { workflow, issues } = parseWorkflow(JSON.parse(text));
    expect(issues).toEqual([]);
    expect(text).toBe(formatWorkflow(workflow!));
  });
});
