import { InjectionToken } from '@angular/core';
import type { EventStream } from './run-watch';

/** Opens a stream of server-sent events; replaced in tests. */
export const OPEN_STREAM = new InjectionToken<(url: string) => EventStream>('opens an event stream', {
  providedIn: 'root',
  factory: () => (url) => new EventSource(url),
});
