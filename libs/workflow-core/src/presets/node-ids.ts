const ID_OF_STEP = new Map([
  ['order_line_setup', 'setup'],
  ['glb_export', 'export'],
  ['resolve_template', 'template'],
  ['material_map_resolve', 'map'],
  ['auto_populate_materials', 'materials'],
  ['glb_bbox', 'bbox'],
  ['threejs_render', 'render'],
  ['blender_still', 'render'],
  ['blender_turntable', 'render'],
  ['image_convert', 'convert'],
  ['output_save', 'save'],
]);

/** A readable id for a step's node that is not taken yet: `render`, then `render_2`; the same for the same order of steps. */
export function nodeIdFor(step: string, taken: ReadonlySet<string>): string {
  const name = ID_OF_STEP.get(step) ?? step.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 56);
  // A name of underscores alone may be empty or a reserved property name such as `__proto__`.
  const first = name === '' || name === '__proto__' ? 'step' : name;
  let id = first;
  for (let count = 2; taken.has(id); count += 1) id = `${first}_${count}`;
  return id;
}
