/** The logs of every render step. */
export const renderLogs: Record<string, string> = {
  'render.taken': '{name} rendered, {width} × {height} px',
  'render.parts_too_small': 'Parts too small to be seen: {count} ({parts})',
};

/** The logs of every step that reads the catalog. */
export const catalogLogs: Record<string, string> = {
  'catalog.passed_over': 'Unusable entries of the catalog passed over: {count}',
};

/** The logs of every step that converts pictures. */
export const convertLogs: Record<string, string> = {
  'image.converted': '{from} converted to {name}, {width} × {height} px',
  'image.animated': '{frames} pictures made into {name}, {width} × {height} px',
};
