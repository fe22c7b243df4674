import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { ModelComponent } from './model.component';
import type { ModelPointer, ModelView } from './model-view';
import { OPEN_MODEL_VIEW } from './model-view.store';

/** A view that draws nothing and writes down what it is told. */
class PlainView implements ModelView {
  readonly told: string[] = [];
  pointer!: ModelPointer;
  answer: string[] | Error = ['body', 'screw'];

  async load(url: string): Promise<string[]> {
    this.told.push(`load ${url}`);
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
  mark(parts: { hovered: string | null; selected: string | null }): void {
    this.told.push(`mark ${parts.hovered} ${parts.selected}`);
  }
  turn(right: number, up: number): void {
    this.told.push(`turn ${Math.sign(right)} ${Math.sign(up)}`);
  }
  approach(factor: number): void {
    this.told.push(factor > 1 ? 'nearer' : 'away');
  }
  reset(): void {
    this.told.push('reset');
  }
  close(): void {
    this.told.push('close');
  }
}

/** Views answer by promises, which a fixture does not wait for. */
async function settle(fixture: ComponentFixture<unknown>): Promise<void> {
  await fixture.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
}

describe('ModelComponent', () => {
  let view: PlainView;
  beforeEach(() => (view = new PlainView()));

  const open = async (given: PlainView | null = view) => {
    const useValue = async (_: unknown, pointer: ModelPointer) => {
      if (given) given.pointer = pointer;
      return given;
    };
    TestBed.configureTestingModule({ providers: [{ provide: OPEN_MODEL_VIEW, useValue }] });
    const fixture = TestBed.createComponent(ModelComponent);
    fixture.componentRef.setInput('url', '/api/artifacts/a');
    fixture.componentRef.setInput('label', 'flange');
    await settle(fixture);
    const root = fixture.nativeElement as HTMLElement;
    const buttons = () => [...root.querySelectorAll<HTMLButtonElement>('li button')];
    return { fixture, root, buttons };
  };

  it('lists the parts of a model, and marks in it the one that is chosen in the list', async () => {
    const { fixture, buttons } = await open();
    expect(buttons().map((one) => one.textContent.trim())).toEqual(['body', 'screw']);
    buttons()[1]?.click();
    await settle(fixture);
    expect(view.told.at(-1)).toBe('mark null screw');
    expect(buttons().map((one) => one.ariaPressed)).toEqual(['false', 'true']);
  });

  it('marks in the list what is pointed at and chosen in the model', async () => {
    const { fixture, buttons } = await open();
    view.pointer.hover('body');
    view.pointer.select('screw');
    await settle(fixture);
    expect(buttons()[0]?.className).toBe('hovered');
    expect(buttons()[1]?.ariaPressed).toBe('true');
  });

  it('is turned by keys, which the page around it does not get', async () => {
    const { root } = await open();
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
      root.querySelector('canvas')?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(['ArrowLeft', 'ArrowUp', '+', '-', '0', 'x'].map(press)).toEqual([true, true, true, true, true, false]);
    expect(view.told.slice(-5)).toEqual(['turn -1 0', 'turn 0 1', 'nearer', 'away', 'reset']);
  });

  it('says in words that the browser cannot draw it', async () => {
    const { root } = await open(null);
    expect(root.textContent).toContain('This browser has no WebGL, so the model of flange cannot be shown.');
    expect(root.querySelector<HTMLElement>('.stage')?.hidden).toBe(true);
  });

  it('offers to load a model again that could not be loaded', async () => {
    view.answer = new Error('404');
    const { fixture, root, buttons } = await open();
    expect(root.querySelector('[role=alert]')?.textContent).toContain('The model of flange cannot be loaded.');
    view.answer = ['body'];
    root.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await settle(fixture);
    expect(buttons()).toHaveLength(1);
  });

  it('loads another model into the same view, and closes it when it is left', async () => {
    const { fixture } = await open();
    fixture.componentRef.setInput('url', '/api/artifacts/b');
    await settle(fixture);
    expect(view.told.filter((line) => line.startsWith('load'))).toEqual([
      'load /api/artifacts/a',
      'load /api/artifacts/b',
    ]);
    fixture.destroy();
    expect(view.told.at(-1)).toBe('close');
  });
});
