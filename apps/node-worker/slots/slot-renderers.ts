import type { Renderer } from '#steps';

/** Makes the renderer of one slot; it may start its browser as late as the first render. */
export type RendererFactory = () => Renderer;

/** One renderer per slot, created at its first use and kept open. */
export class SlotRenderers {
  private readonly renderers = new Map<string, Renderer>();

  constructor(private readonly create: RendererFactory) {}

  of(pool: string, slot: number): Renderer {
    const key = `${pool}:${slot}`;
    const known = this.renderers.get(key);
    if (known) return known;
    const made = this.create();
    this.renderers.set(key, made);
    return made;
  }

  /** Ends every browser; one that does not end within `withinMs` ends with this process. */
  async close(withinMs = 3000): Promise<void> {
    const closing = Promise.allSettled([...this.renderers.values()].map((renderer) => renderer.close()));
    await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
  }
}
