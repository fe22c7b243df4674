import { TestBed } from '@angular/core/testing';
import type { PickItem } from './pick-item';
import { PickerComponent } from './picker.component';

const item = (label: string, refused: string | null = null): PickItem => ({
  ...{ id: label, label, hint: '', icon: '', colour: null, words: '', refused },
});

async function open() {
  const fixture = TestBed.createComponent(PickerComponent);
  fixture.componentRef.setInput('heading', 'Add a step');
  fixture.componentRef.setInput('items', [item('Occupied', 'It is taken.'), item('Export'), item('Render')]);
  fixture.componentRef.setInput('screen', { x: 0, y: 0 });
  document.body.append(fixture.nativeElement as HTMLElement);
  const said: string[] = [];
  fixture.componentInstance.picked.subscribe((id) => said.push(`picked ${id}`));
  fixture.componentInstance.left.subscribe((by) => said.push(`left by ${by}`));
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  const press = async (key: string) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  };
  return { fixture, field, press, said };
}

describe('PickerComponent', () => {
  it('has the focus, and chooses by arrows and Enter what can be chosen', async () => {
    const { field, press, said } = await open();
    expect(document.activeElement).toBe(field);
    await press('ArrowDown');
    await press('Enter');
    expect(said).toEqual(['picked Render']);
  });

  it('begins anew where it opens again before it has gone', async () => {
    const { fixture, field } = await open();
    field.blur();
    fixture.componentRef.setInput('screen', { x: 5, y: 5 });
    await fixture.whenStable();
    expect(document.activeElement).toBe(field);
  });

  it('never chooses what is refused, and says why it is', async () => {
    const { fixture, press, said } = await open();
    const refused = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('[aria-disabled]');
    expect(refused?.textContent).toContain('It is taken.');
    refused?.click();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(said).toEqual(['picked Export']);
  });

  it('is left by Escape, and by Tab, so that the keyboard is not caught', async () => {
    const { press, said } = await open();
    await press('Escape');
    await press('Tab');
    expect(said).toEqual(['left by escape', 'left by tab']);
  });
});
