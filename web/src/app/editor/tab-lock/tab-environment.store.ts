import { InjectionToken } from '@angular/core';
import type { TabEnvironment } from './tab-lock';

/** What this browser has for tabs to agree on who edits `name`. */
export const TAB_ENVIRONMENT = new InjectionToken<(name: string) => TabEnvironment>('What tabs agree by', {
  providedIn: 'root',
  factory: () => tabEnvironment,
});

/** Web Locks are there on a secure address alone. */
function tabEnvironment(name: string): TabEnvironment {
  const locks = (navigator as Partial<Navigator>).locks ?? null;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const id = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
  return { locks, channel, id };
}
