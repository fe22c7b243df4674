import { definitions } from '#nodes/definitions';
import { forms } from '#nodes/forms';
import { everyWidget, refusedParams } from '#nodes/testing';
import { fitForm, schemaAt, topLevel, type NodeDefinition, type ParamForm } from '#workflow-core';
import type { KnownStep } from '../document/steps';
import { SettingsBench, nameOf } from './testing/settings-bench';

const known = (definition: NodeDefinition): KnownStep => {
  const form = forms[definition.step];
  return { definition, form: form ? fitForm(form, definition) : null };
};
const steps: KnownStep[] = [...definitions.map(known), everyWidget];
const nameOfStep = ({ definition }: KnownStep) => `${definition.step}@${definition.version}`;
const newest = new Map(steps.map((step) => [step.definition.step, step]));

/** Params with which a form shows a param: another value of what hides it, one of those that show it. */
function paramsThatShow({ showWhen = {}, hideWhen = {} }: ParamForm, { paramsSchema }: NodeDefinition) {
  const shown = Object.entries(showWhen).map(([pointer, [value]]) => [pointer.slice(1), value]);
  const others = Object.entries(hideWhen).map(([pointer, values]) => {
    const choices = (schemaAt(paramsSchema, pointer)?.['enum'] ?? [100]) as (string | number)[];
    return [pointer.slice(1), choices.find((value) => !values.includes(value))];
  });
  return Object.fromEntries([...others, ...shown]);
}

describe('the settings of every step', () => {
  it.each(steps.map((step) => [nameOfStep(step), step] as const))(
    'of %s have a control with a name for each param',
    async (_name, step) => {
      const { definition, form } = step;
      expect(form).not.toBeNull();
      const bench = await SettingsBench.open(step);
      for (const pointer of topLevel(definition)) {
        const params = paramsThatShow(form?.params[pointer] ?? {}, definition);
        bench.document.apply({ kind: 'setParam', id: 'a', pointer: '', value: params });
        await bench.openAll();
        const schema = schemaAt(definition.paramsSchema, pointer);
        expect(bench.fields().map((field) => field.pointer)).toContain(pointer);
        const name = nameOf(bench.control<HTMLElement>(pointer));
        expect([pointer, name]).toEqual([pointer, form?.params[pointer]?.title ?? schema?.['title']]);
      }
      for (const { pointer, title } of bench.fields()) {
        const name = nameOf(bench.control<HTMLElement>(pointer));
        expect([pointer, name !== '', title !== '']).toEqual([pointer, true, true]);
      }
      expect(bench.faults()).toEqual([]);
    },
  );

  it('of a step with every widget are of every kind', async () => {
    const bench = await SettingsBench.open(everyWidget, { recipients: ['a@b.example'] });
    expect(new Set(bench.fields().map(({ kind }) => kind))).toEqual(
      new Set(['boolean', 'choice', 'colour', 'json', 'list', 'number', 'object', 'picker', 'text', 'variants']),
    );
  });

  it.each(refusedParams.map((row) => [row.step, JSON.stringify(row.params), row] as const))(
    'of %s refuse %s where it is',
    async (step, _params, { params, pointers }) => {
      const bench = await SettingsBench.open(newest.get(step) ?? null, params);
      await bench.openAll();
      expect([...new Set(bench.faults())].sort()).toEqual([...pointers].sort());
    },
  );
});
