import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PreviewDirective } from './preview.directive';

@Component({
  imports: [PreviewDirective],
  template: `<img alt="" [hmPreview]="url()" [previewWidth]="96" [pixels]="pixels" />`,
})
class BenchComponent {
  readonly url = signal('/api/artifacts/a');
  readonly pixels = { width: 8, height: 4 };
}

it('a preview is a small still with the room of its picture, and the file itself where there is none', () => {
  const fixture = TestBed.createComponent(BenchComponent);
  fixture.detectChanges();
  const img = (fixture.nativeElement as HTMLElement).querySelector('img')!;
  const shown = () => [img.getAttribute('src'), img.getAttribute('width'), img.getAttribute('height')];
  expect(shown()).toEqual(['/api/artifacts/a?width=96', '8', '4']);
  img.dispatchEvent(new Event('error'));
  fixture.detectChanges();
  expect(shown()).toEqual(['/api/artifacts/a', '8', '4']);
  fixture.componentInstance.url.set('/api/artifacts/b');
  fixture.detectChanges();
  expect(shown()[0]).toBe('/api/artifacts/b?width=96');
});
