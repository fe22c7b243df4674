import { InjectionToken } from '@angular/core';
import type { OpenModelView } from './model-view';

/** Opens a view, null where the browser has no WebGL; what draws is loaded only then. Replaced in tests. */
export const OPEN_MODEL_VIEW = new InjectionToken<OpenModelView>('opens a view of a model', {
  providedIn: 'root',
  factory: () => async (canvas, pointer) => (await import('./three-view')).openThreeView(canvas, pointer),
});
