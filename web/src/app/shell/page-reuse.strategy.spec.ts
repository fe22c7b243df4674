import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RouteReuseStrategy, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PageReuseStrategy } from './page-reuse.strategy';

@Component({ selector: 'hm-thing-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class ThingPage {}

describe('PageReuseStrategy', () => {
  let harness: RouterTestingHarness;
  beforeEach(async () => {
    const routes = provideRouter([{ path: 'things/:key', component: ThingPage }]);
    TestBed.configureTestingModule({
      providers: [routes, { provide: RouteReuseStrategy, useClass: PageReuseStrategy }],
    });
    harness = await RouterTestingHarness.create();
  });

  it('makes another page for another key', async () => {
    const first = await harness.navigateByUrl('/things/a', ThingPage);
    expect(await harness.navigateByUrl('/things/b', ThingPage)).not.toBe(first);
  });

  it('keeps the page where only the query changes', async () => {
    const first = await harness.navigateByUrl('/things/a', ThingPage);
    expect(await harness.navigateByUrl('/things/a?node=x', ThingPage)).toBe(first);
  });
});
