import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { NodeDefinition } from '#workflow-core';
import { GraphStore } from '../../canvas/graph.store';
import { DocumentStore } from '../../document/document.store';
import { SelectionStore } from '../../document/selection.store';
import type { KnownStep } from '../../document/steps';
import { settingId, withInner, type Field } from '../fields/field';
import { SettingsComponent } from '../settings.component';
import { SettingsStore } from '../state/settings.store';

/** The panel of settings of node `a` of a step, all of whose inputs are bound; node `b` is of the same step. */
export class SettingsBench {
  private constructor(
    readonly fixture: ComponentFixture<SettingsComponent>,
    readonly server: HttpTestingController,
    readonly document: DocumentStore,
  ) {}

  static async open(
    step: KnownStep | null,
    params: Record<string, unknown> = {},
    { clears = true } = {},
  ): Promise<SettingsBench> {
    if (clears) localStorage.clear();
    const providers = [
      ...[provideHttpClient(), provideHttpClientTesting(), DocumentStore, SelectionStore],
      { provide: GraphStore, useExisting: DocumentStore },
    ];
    TestBed.configureTestingModule({ providers });
    const [server, document] = [TestBed.inject(HttpTestingController), TestBed.inject(DocumentStore)];
    const loaded = document.load('bench');
    server.expectOne('/api/workflows/bench/draft').flush(draftOf(step, params), { headers: { etag: '"1"' } });
    server.expectOne('/api/editor/palette').flush({ entries: [], categories: [], portTypes: [] });
    await loaded;
    TestBed.inject(SelectionStore).selectNode('a');
    const bench = new SettingsBench(TestBed.createComponent(SettingsComponent), server, document);
    await bench.settle();
    return bench;
  }

  get store(): SettingsStore {
    return this.fixture.debugElement.injector.get(SettingsStore);
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  get steps(): number {
    return this.document.history()?.undoSteps.length ?? 0;
  }

  params(id = 'a'): Record<string, unknown> | undefined {
    return this.document.workflow()?.nodes.find((node) => node.id === id)?.params;
  }

  fields(): Field[] {
    return this.store.groups().flatMap(({ fields }) => fields.flatMap(withInner));
  }

  async settle(): Promise<void> {
    this.fixture.detectChanges();
    await this.fixture.whenStable();
  }

  async select(id: string): Promise<void> {
    TestBed.inject(SelectionStore).selectNode(id);
    await this.settle();
  }

  /** Opens every row of every list. */
  async openAll(): Promise<void> {
    for (const { pointer, isRow } of this.fields()) if (isRow) this.store.setOpen(pointer, true);
    await this.settle();
  }

  /** The control of a param. */
  control<T extends HTMLElement = HTMLInputElement>(pointer: string): T {
    const found = window.document.getElementById(settingId(pointer));
    if (!found) throw new Error(`${pointer} has no control`);
    return found as T;
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.element.querySelectorAll('button')].find((button) => nameOf(button) === name);
    if (!found) throw new Error(`There is no button “${name}”.`);
    return found;
  }

  async click(name: string): Promise<void> {
    this.button(name).click();
    await this.settle();
  }

  /** Types into a control without leaving it. */
  async type(pointer: string, text: string): Promise<void> {
    const control = this.control(pointer);
    control.focus();
    control.value = text;
    control.dispatchEvent(new Event('input'));
    await this.settle();
  }

  async enter(pointer: string, text: string): Promise<void> {
    await this.type(pointer, text);
    await this.leave(pointer);
  }

  /** Leaves a control at what was typed. */
  async leave(pointer: string): Promise<void> {
    this.control(pointer).dispatchEvent(new Event('blur'));
    await this.settle();
  }

  async press(pointer: string, key: string): Promise<void> {
    this.control(pointer).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.settle();
  }

  async choose(pointer: string, label: string): Promise<void> {
    const select = this.control<HTMLSelectElement>(pointer);
    select.selectedIndex = [...select.options].findIndex((option) => option.text.trim() === label);
    select.dispatchEvent(new Event('change'));
    await this.settle();
  }

  /** The pointers at which something is wrong, as they are drawn. */
  faults(): string[] {
    return [...this.element.querySelectorAll('[data-fault]')].map((fault) => fault.getAttribute('data-fault') ?? '');
  }
}

/** The name of a control for those who do not see it. */
export function nameOf(control: HTMLElement): string {
  const label = (control as HTMLInputElement).labels?.[0];
  const labelled = window.document.getElementById(control.getAttribute('aria-labelledby') ?? '');
  const text = control.getAttribute('aria-label') ?? (label ?? labelled ?? control).textContent;
  return (text ?? '').trim();
}

function draftOf(step: KnownStep | null, params: Record<string, unknown>) {
  const name = step?.definition.step ?? 'unheard_of';
  const source = step && sourceOf(step.definition);
  const inputs = Object.keys(step?.definition.inputs ?? {});
  const definitions = step && source ? { [name]: step, source: { definition: source, form: null } } : {};
  const nodes = [
    { id: 'a', step: name, params },
    { id: 'b', step: name, params: {} },
    ...(source ? [{ id: 'source', step: 'source', params: {} }] : []),
  ];
  const edges = inputs.map((input) => ({ from: 'source', to: 'a', output: input, input }));
  return {
    ...{ key: 'bench', label: 'Bench', lock: {}, definitions, basedOn: null, archived: false, revision: 1 },
    ...{ changedAt: '2026-11-29T00:00:00Z', changedBy: null, semanticHash: null, issues: [], updates: [] },
    workflow: { version: 1, nodes, edges },
  };
}

/** A step that puts out what every input of another one takes. */
function sourceOf(definition: NodeDefinition): NodeDefinition {
  const outputs = Object.fromEntries(
    Object.entries(definition.inputs).map(([name, { type }]) => [name, { type, description: name }]),
  );
  const paramsSchema = { type: 'object', properties: {} };
  return { ...definition, step: 'source', paramsSchema, inputs: {}, outputs };
}
