/**
 * Why something failed. `input`: it follows from the order line's own file, catalog entry or settings, so only other
 * input helps. `infrastructure`: disk, store, database, browser, process or memory of the machine. `deadline`: it took
 * too long. `cancelled`: on request. `internal`: unexpected, caused by the input or the machine.
 */
export type FailureFamily = 'input' | 'infrastructure' | 'deadline' | 'cancelled' | 'internal';

const OTHER_FILE = 'Please export the file again as STEP (AP203, AP214 or AP242) and send it to us.';
const SETTINGS = 'The settings of the ordered output type do not fit together.';

/** Codes of the family `input`, each with the message for the customer. */
const OF_THE_INPUT: Readonly<Record<string, string>> = {
  angles_and_frames: SETTINGS,
  animation_too_large: 'The ordered animation has more pixels than can be delivered.',
  catalog_unreadable: 'The catalog that the order refers to cannot be read.',
  duplicate_asset_name: SETTINGS,
  frames_differ: SETTINGS,
  glb_bounds_not_finite: `The model in the STEP file has no finite size. ${OTHER_FILE}`,
  glb_external_uri: 'The model refers to files outside itself.',
  glb_no_geometry: `The STEP file shows nothing. ${OTHER_FILE}`,
  image_size_out_of_range: 'The ordered picture size is out of range.',
  invalid_material_rule: 'A rule that chooses materials is not usable.',
  materials_incomplete: 'The materials and the model do not name the same parts.',
  materials_unmapped: 'Some parts have no material, and the ordered output type does not allow that.',
  no_assets: SETTINGS,
  preset_incomplete: 'The settings of the ordered output type are incomplete.',
  preset_unknown: 'The settings of the ordered output type are not known.',
  recipient_invalid: 'A recipient of the output type is no e-mail address.',
  render_empty: 'The product is too thin or too small to be seen in a picture that was ordered.',
  render_size_out_of_range: 'The ordered picture size is out of range.',
  result_too_large: 'The model has too many parts to be processed.',
  step_conversion_out_of_memory: 'The model in the STEP file is too complex. Please send a simplified one.',
  step_file_bad_id: `The STEP file numbers its elements wrongly. ${OTHER_FILE}`,
  step_file_bad_number: `The STEP file holds a size or place that is no number. ${OTHER_FILE}`,
  step_file_dangling_references: `The STEP file refers to elements that it does not contain. ${OTHER_FILE}`,
  step_file_empty: `The STEP file is empty. ${OTHER_FILE}`,
  step_file_no_geometry: `The STEP file contains no geometry. ${OTHER_FILE}`,
  step_file_no_product: `The STEP file contains shapes but no part that they belong to. ${OTHER_FILE}`,
  step_file_not_step: `The file is no STEP file. ${OTHER_FILE}`,
  step_file_other_file: `The STEP file needs another file. ${OTHER_FILE}`,
  step_file_too_large: 'The STEP file is too large. Please send a simplified one.',
  step_file_truncated: `The STEP file ends too early, as if it had been cut off. ${OTHER_FILE}`,
  step_file_unreadable: `The STEP file cannot be read. ${OTHER_FILE}`,
  unknown_material: 'A material that the order refers to is not in the catalog.',
  unknown_output_type: 'The ordered output type is not in the catalog.',
  unknown_part: 'The materials and the model do not name the same parts.',
  unknown_template: 'The studio of the ordered output type is not in the catalog.',
};

const OTHERS: Readonly<Record<Exclude<FailureFamily, 'input'>, readonly string[]>> = {
  infrastructure: [
    'artifact_corrupt',
    'artifact_missing',
    'artifact_store_failed',
    'attempt_lost',
    'blender_missing',
    'catalog_missing',
    'chromium_missing',
    'interrupted',
    'machine_failed',
    'process_start_failed',
    'renderer_crashed',
    'step_conversion_failed',
    'step_prescan_failed',
    'unsupported_version',
    'worker_draining',
  ],
  deadline: [
    'deadline_passed',
    'execution_deadline',
    'execution_deadline_passed',
    'queue_deadline_passed',
    'run_deadline_passed',
    'step_conversion_timeout',
    'timeout',
  ],
  cancelled: ['aborted', 'run_cancelled', 'step_aborted'],
  internal: [
    'artifact_id_invalid',
    'blender_failed',
    'crash_loop',
    'glb_unreadable',
    'image_unreadable',
    'internal_error',
    'process_died',
    'render_failed',
    'result_refused',
    'undeclared_read',
  ],
};

/** The family of each known code. */
export const FAILURE_FAMILIES: ReadonlyMap<string, FailureFamily> = new Map([
  ...Object.keys(OF_THE_INPUT).map((code) => [code, 'input'] as const),
  ...Object.entries(OTHERS).flatMap(([family, codes]) => codes.map((code) => [code, family as FailureFamily] as const)),
]);

/** The family of a code; `internal` for an unknown one. */
export const familyOf = (code: string): FailureFamily => FAILURE_FAMILIES.get(code) ?? 'internal';

const NOT_THEIRS =
  'The reason is on our side and has nothing to do with what was sent or ordered. Our operators have been told.';

/**
 * The message for the customer about a failure, by its code alone, since failure messages may name our machines and
 * programs.
 */
export function customerSentence(code: string): string {
  return Object.hasOwn(OF_THE_INPUT, code) ? (OF_THE_INPUT[code] as string) : NOT_THEIRS;
}
