/** The params by which a render node's pictures differ from what the output type orders. */
export const pictureSize = {
  width: {
    type: 'integer',
    minimum: 0,
    maximum: 4096,
    not: { exclusiveMinimum: 0, exclusiveMaximum: 64 },
    title: 'Width',
    description: 'Width of a picture, 64 to 4096; 0 renders as the output type orders.',
    default: 0,
    unit: 'px',
  },
  height: {
    type: 'integer',
    minimum: 0,
    maximum: 4096,
    not: { exclusiveMinimum: 0, exclusiveMaximum: 64 },
    title: 'Height',
    description: 'Height of a picture, 64 to 4096; 0 renders as the output type orders.',
    default: 0,
    unit: 'px',
  },
  transparent: {
    type: 'boolean',
    title: 'Transparent background',
    description: 'Leaves the background free whatever the studio says.',
    default: false,
  },
} as const;
