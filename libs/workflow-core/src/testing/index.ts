export {
  arbitraryIntent,
  arbitraryLaidOutWorkflow,
  arbitraryLayoutIntent,
  arbitrarySemanticIntent,
  editFor,
  type EditIntent,
} from './arbitrary-edit.js';
export { arbitraryWorkflow, shuffled } from './arbitrary-workflow.js';
export { buildWorkflow, stillWorkflow, withParams } from './build-workflow.js';
export * from './fake-definitions.js';
