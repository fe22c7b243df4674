import { defineNode } from '#workflow-core';

const number = { type: 'number', minimum: -90, maximum: 90, default: 0, unit: '°' } as const;
const key = { type: 'string', pattern: '^([a-z0-9][a-z0-9-]{0,62})?$', default: '' } as const;
const colour = { type: 'string', pattern: '^#[0-9a-f]{6}$' } as const;
const shape = { type: 'object', additionalProperties: false } as const;

/** A step that is in no registry, with everything that the settings of a step can be made of. */
export const definition = defineNode({
  step: 'every_widget',
  version: 1,
  label: 'Every widget',
  category: 'Rendering',
  description: 'Passes its pictures on unchanged, and has one setting of every kind that there is.',
  icon: 'widgets',
  pool: 'render',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    ...shape,
    properties: {
      name: { type: 'string', maxLength: 12, title: 'Name', description: 'A text.', default: 'picture' },
      count: { type: 'integer', minimum: 1, maximum: 9, title: 'Count', description: 'A whole number.', default: 3, unit: 'pictures' }, // prettier-ignore
      gap: { type: 'number', minimum: 0, maximum: 10, multipleOf: 0.5, title: 'Gap', description: 'A number in steps.', default: 2, unit: 'mm' }, // prettier-ignore
      samples: { type: 'integer', minimum: 1, maximum: 4096, title: 'Samples', description: 'A number over several powers of ten.', default: 64, unit: 'samples' }, // prettier-ignore
      width: { type: 'integer', minimum: 0, maximum: 4096, title: 'Width', description: 'One side.', default: 0, unit: 'px' }, // prettier-ignore
      height: { type: 'integer', minimum: 0, maximum: 4096, title: 'Height', description: 'The other side.', default: 0, unit: 'px' }, // prettier-ignore
      sharp: { type: 'boolean', title: 'Sharp', description: 'Yes or no.', default: true },
      channel: { type: 'string', enum: ['', 'inbox', 'email'], title: 'Channel', description: 'One of several.', default: '' }, // prettier-ignore
      recipients: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 40 }, maxItems: 3, uniqueItems: true, title: 'Recipients', description: 'A list of texts.', default: [] }, // prettier-ignore
      angles: {
        type: 'array',
        minItems: 1,
        maxItems: 3,
        items: {
          ...shape,
          required: ['azimuth', 'elevation'],
          properties: {
            azimuth: { ...number, title: 'Azimuth', description: 'A number of a row.', default: 30 },
            elevation: { ...number, title: 'Elevation', description: 'Another one.', default: 15 },
          },
        },
        title: 'Angles',
        description: 'A list of objects.',
        default: [{ azimuth: 45, elevation: 0 }],
      },
      light: {
        ...shape,
        properties: {
          strength: { type: 'number', minimum: 0, maximum: 5, title: 'Strength', description: 'A number of an object.', default: 1 }, // prettier-ignore
          sun: {
            ...shape,
            properties: { height: { ...number, title: 'Height of the sun', description: 'A number deeper down.' } },
            title: 'Sun',
            description: 'An object of an object.',
            default: {},
          },
        },
        title: 'Light',
        description: 'An object.',
        default: {},
      },
      tint: { type: 'string', pattern: '^(#[0-9a-f]{6})?$', title: 'Tint', description: 'A colour.', default: '' },
      background: {
        oneOf: [
          { ...shape, title: 'None', required: ['kind'], properties: { kind: { const: 'none' } } },
          {
            ...{ ...shape, title: 'Plain', required: ['kind', 'colour'] },
            properties: {
              kind: { const: 'plain' },
              colour: { ...colour, title: 'Colour', description: 'A colour of a branch.', default: '#ffffff' },
              strength: { type: 'number', minimum: 0, maximum: 1, title: 'Opacity', description: 'A number of a branch.', default: 1 }, // prettier-ignore
            },
          },
          {
            ...{ ...shape, title: 'Two colours', required: ['kind', 'colour', 'to'] },
            properties: {
              kind: { const: 'two' },
              colour: { ...colour, title: 'Colour', description: 'The upper one.', default: '#ffffff' },
              to: { ...colour, title: 'Lower colour', description: 'The lower one.', default: '#000000' },
            },
          },
        ],
        type: 'object',
        title: 'Background',
        description: 'One of several objects.',
        default: { kind: 'none' },
      },
      turn: {
        type: 'object',
        properties: { moves: { type: 'boolean', title: 'Moves', description: 'What the others depend on.', default: false } }, // prettier-ignore
        if: { properties: { moves: { const: true } }, required: ['moves'] },
        then: { properties: { frames: { type: 'integer', minimum: 2, maximum: 120, title: 'Frames', description: 'Of what moves.', default: 24, unit: 'frames' } } }, // prettier-ignore
        else: { properties: { pose: { type: 'string', maxLength: 9, title: 'Pose', description: 'Of what stands.', default: 'front' } } }, // prettier-ignore
        unevaluatedProperties: false,
        title: 'Turn',
        description: 'An object whose members depend on each other.',
        default: {},
      },
      material: { ...key, title: 'Material', description: 'A key of the catalog.' },
      studio: { ...key, title: 'Studio', description: 'Another one.' },
      ordered: { ...key, title: 'Output type', description: 'And another one.' },
      offset: {
        type: 'array',
        prefixItems: [{ type: 'number' }, { type: 'number' }],
        items: false,
        minItems: 2,
        maxItems: 2,
        title: 'Offset',
        description: 'What no widget is made for.',
        default: [0, 0],
      },
    },
  },
  inputs: { render: { type: 'render', required: true, many: false, description: 'The pictures.' } },
  outputs: { render: { type: 'render', description: 'The same pictures.' } },
  timeouts: { queueMs: 600_000, executionMs: 60_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
});
