import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { smallCatalog } from '../testing/small-catalog';
import { EntryFieldComponent } from './entry-field.component';
import { FIELDS } from './entry-fields';
import type { CatalogKind } from '../entries/catalog-kinds';

describe('EntryFieldComponent', () => {
  let fixture: ComponentFixture<EntryFieldComponent>;
  let given: unknown[];
  const element = () => fixture.nativeElement as HTMLElement;
  const control = <T extends HTMLElement>(selector: string) => element().querySelector<T>(selector)!;

  function show(kind: CatalogKind, pointer: string, inputs: Record<string, unknown> = {}): void {
    fixture = TestBed.createComponent(EntryFieldComponent);
    given = [];
    fixture.componentInstance.changed.subscribe((value) => given.push(value));
    fixture.componentRef.setInput(
      'field',
      FIELDS[kind].find((field) => field.pointer === pointer),
    );
    fixture.componentRef.setInput('document', smallCatalog());
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
  }

  function type(selector: string, value: string, event = 'input'): void {
    Object.assign(control(selector), { value });
    control(selector).dispatchEvent(new Event(event));
  }

  it('gives a number from its slider and its field, and nothing for no number', () => {
    show('material', '/roughness', { value: 0.5 });
    expect(control<HTMLInputElement>('[type=range]').value).toBe('0.5');
    type('[type=range]', '0.25');
    type('[type=number]', '1.5');
    type('[type=number]', '');
    expect(given).toEqual([0.25, 1.5, null]);
  });

  it('has its fault beside it, tied to the control', () => {
    show('material', '/roughness', { value: 2, fault: 'Too rough.' });
    const number = control('[type=number]');
    expect(number.getAttribute('aria-invalid')).toBe('true');
    expect(element().querySelector(`#${number.getAttribute('aria-describedby')}`)?.textContent).toContain('Too rough.');
  });

  it('offers the entries of a reference, and one that is gone where it is named', () => {
    show('material-alias', '/material', { value: 'gold' });
    const options = [...element().querySelectorAll('option')].map(({ textContent }) => textContent?.trim());
    expect(options).toEqual(['gold (no such material)', 'NBR', 'Steel']);
    control<HTMLSelectElement>('select').selectedIndex = 1;
    control('select').dispatchEvent(new Event('change'));
    expect(given).toEqual(['nbr']);
  });

  it('takes away what may be left out, by an option or by no text', () => {
    show('output-type', '/background', { value: { kind: 'transparent' } });
    expect(control<HTMLSelectElement>('select').selectedIndex).toBe(1);
    control<HTMLSelectElement>('select').selectedIndex = 0;
    control('select').dispatchEvent(new Event('change'));
    expect(given).toEqual([undefined]);
    show('material-rule', '/pattern', { value: 'a' });
    type('input', '');
    expect(given).toEqual([undefined]);
  });

  it('reads JSON when it is left, and keeps what is none for the server to refuse', () => {
    show('output-type', '/legacyPreset/params', { value: { a: 1 } });
    type('textarea', '{"b": 2}', 'change');
    type('textarea', '{"b": ', 'change');
    expect(given).toEqual([{ b: 2 }, '{"b": ']);
  });

  it('reads a list line by line', () => {
    show('output-type', '/notify/recipients', { value: [] });
    type('textarea', 'a@x.de\n\n b@x.de ');
    control('textarea').dispatchEvent(new Event('change'));
    expect(given).toEqual([['a@x.de', 'b@x.de']]);
  });

  it('asks for the key of a new entry only', () => {
    show('material', '/key', { value: 'steel', isNew: true });
    expect(control<HTMLInputElement>('input').value).toBe('steel');
    show('material', '/key', { value: 'steel' });
    expect([element().querySelector('input'), element().textContent?.includes('steel')]).toEqual([null, true]);
  });
});
