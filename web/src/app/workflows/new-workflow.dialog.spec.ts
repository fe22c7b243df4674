import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { NewWorkflowDialog } from './new-workflow.dialog';

const WORKFLOW = { version: 1, nodes: [], edges: [] };

describe('NewWorkflowDialog', () => {
  const calls: unknown[][] = [];
  const closed: unknown[] = [];
  let conversion: { workflow: typeof WORKFLOW | null; report: object[] };
  let fixture: ComponentFixture<NewWorkflowDialog>;

  beforeEach(async () => {
    calls.length = closed.length = 0;
    conversion = { workflow: WORKFLOW, report: [] };
    const store = {
      workflows: () => [{ key: 'still', label: 'Still' }],
      outputTypes: () =>
        Promise.resolve([{ key: 'icon', label: 'Icon', legacyPreset: { preset: 'cutout', params: {} } }]),
      convert: () => Promise.resolve(conversion),
      create: (...body: unknown[]) => Promise.resolve(calls.push(['create', ...body])),
      duplicate: (...body: unknown[]) => Promise.resolve(calls.push(['duplicate', ...body])),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: DIALOG_DATA, useValue: { store } },
        { provide: DialogRef, useValue: { close: (key: string) => closed.push(key) } },
      ],
    });
    fixture = TestBed.createComponent(NewWorkflowDialog);
    await fixture.whenStable();
  });

  const element = <T extends HTMLElement>(selector: string) =>
    (fixture.nativeElement as HTMLElement).querySelector<T>(selector) as T;
  async function set(selector: string, value: string, event: string): Promise<void> {
    const field = element<HTMLInputElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  }
  async function submit(): Promise<void> {
    element('form').dispatchEvent(new Event('submit'));
    await fixture.whenStable();
  }

  it('starts from nothing, or from a copy', async () => {
    await set('#label', 'My still', 'input');
    await submit();
    await set('#source', 'workflow:still', 'change');
    await submit();
    expect(calls).toEqual([
      ['create', { key: 'my-still', label: 'My still' }],
      ['duplicate', 'still', { key: 'my-still', label: 'My still' }],
    ]);
    expect(closed).toEqual(['my-still', 'my-still']);
  });

  it('starts from what makes an output type today, and says what the conversion notes', async () => {
    conversion.report = [{ severity: 'info', message: 'The size is left out.', hint: 'It is as ordered.' }];
    await set('#label', 'Icon', 'input');
    await set('#source', 'preset:icon', 'change');
    expect(element('form').textContent).toContain('The size is left out. It is as ordered.');
    await submit();
    expect(calls).toEqual([['create', { key: 'icon', label: 'Icon', workflow: WORKFLOW }]]);
  });

  it('makes nothing of a preset that has no workflow', async () => {
    conversion = { workflow: null, report: [{ severity: 'error', message: 'Unknown preset.', hint: '' }] };
    await set('#label', 'Icon', 'input');
    await set('#source', 'preset:icon', 'change');
    expect(element('form').textContent).toContain('No workflow can be made of this preset');
    expect(element<HTMLButtonElement>('button[type=submit]').disabled).toBe(true);
    await submit();
    expect(calls).toEqual([]);
  });
});
