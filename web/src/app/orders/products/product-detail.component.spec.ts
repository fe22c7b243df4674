import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ModelComponent } from '../../parts/model/model.component';
import { ProductDetailComponent } from './product-detail.component';

@Component({ selector: 'hm-model', template: '{{ url() }}' })
class FakeModelComponent {
  readonly url = input.required<string>();
  readonly label = input.required<string>();
}

const PRODUCT = { key: 'flange', name: 'Flange', fileName: 'f.step', sha256: 'a'.repeat(64), byteLength: 1234 };
const TIMES = { createdAt: '2026-01-01T00:00:00Z', changedAt: '2026-01-01T00:00:00Z' };

describe('ProductDetailComponent', () => {
  let fixture: ComponentFixture<ProductDetailComponent>;
  let server: HttpTestingController;
  const text = () => (fixture.detectChanges(), (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' '));
  const shows = (words: string) => vi.waitFor(() => expect(text()).toContain(words));
  const asked = () => server.expectOne('/api/products/flange/model');

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.overrideComponent(ProductDetailComponent, {
      remove: { imports: [ModelComponent] },
      add: { imports: [FakeModelComponent] },
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ProductDetailComponent);
    fixture.componentRef.setInput('product', { ...PRODUCT, ...TIMES });
    fixture.detectChanges();
  });
  afterEach(() => server.verify());

  it('shows the model that was made of its file', async () => {
    asked().flush({ url: '/api/artifacts/b' });
    await shows('/api/artifacts/b');
  });

  it('says that there is none yet, and looks again where the file is another one', async () => {
    asked().flush({ code: 'model_not_found', detail: '' }, { status: 404, statusText: 'Not Found' });
    await shows('There is no model to turn yet');
    fixture.componentRef.setInput('product', { ...PRODUCT, ...TIMES, sha256: 'b'.repeat(64) });
    fixture.detectChanges();
    asked().flush({ url: '/api/artifacts/c' });
    await shows('/api/artifacts/c');
  });

  it('says why it is not known', async () => {
    asked().error(new ProgressEvent('error'));
    await shows('The server cannot be reached');
  });
});
