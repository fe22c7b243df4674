import { definition } from './every_widget/definition.js';
import { form } from './every_widget/form.js';

/** A step that is in no registry, with everything that the settings of a step can be made of. */
export const everyWidget = { definition, form };
export { refusedParams, type RefusedParams } from './refused-params.js';
