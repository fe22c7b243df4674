import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FRONT, STEEL } from '../testing/small-catalog';
import { PreviewComponent } from './preview.component';

describe('PreviewComponent', () => {
  let fixture: ComponentFixture<PreviewComponent>;
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.trim();

  function show(): void {
    fixture = TestBed.createComponent(PreviewComponent);
    fixture.componentRef.setInput('look', { template: FRONT, material: STEEL });
    fixture.componentRef.setInput('name', 'Steel in front');
    fixture.detectChanges();
  }

  it('waits for its first picture, and says so where the browser has no WebGL 2', async () => {
    getContext.mockReturnValue(null);
    show();
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=status]')).not.toBeNull();
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(text()).toContain('this browser has no WebGL 2');
    });
    expect(getContext.mock.calls.map(([kind]) => kind)).toEqual(['webgl2']);
  });

  it('says why it cannot draw', async () => {
    getContext.mockImplementation(() => {
      throw new Error('the graphics are lost');
    });
    show();
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(text()).toBe('There is no preview: the graphics are lost');
    });
  });
});
