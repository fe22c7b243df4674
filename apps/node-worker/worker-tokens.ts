export const LOGGER = Symbol('logger');

/** `Record<string, ExecutorEntry>` by `step@version`: what this worker can execute. */
export const EXECUTORS = Symbol('executors');

/** `NodeDefinition[]`: every version of every definition. */
export const NODE_DEFINITIONS = Symbol('node definitions');

/** `RendererFactory`: makes the renderer of a slot. */
export const RENDERER_FACTORY = Symbol('renderer factory');

/** `Renderer`: Blender, which all slots share, since each render is a process of its own. */
export const BLENDER = Symbol('blender');
