import type { CatalogKind } from '../entries/catalog-kinds';
import type { EntryField, NumberField, PlainField, ReferenceField, TextField, VariantField } from './entry-field';

const share = (pointer: string, label: string, hint?: string): NumberField => ({
  control: 'number',
  ...{ pointer, label, ...(hint !== undefined && { hint }) },
  ...{ min: 0, max: 1, step: 0.01, hasSlider: true },
});
const strength = (pointer: string, label: string): NumberField => ({
  control: 'number',
  ...{ pointer, label, min: 0, max: 4, step: 0.05, hasSlider: true },
});
const pixels = (pointer: string, label: string): NumberField => ({
  control: 'number',
  ...{ pointer, label, min: 64, max: 4096, step: 1, unit: 'px', hasSlider: false },
});

const KEY: PlainField = {
  control: 'key',
  pointer: '/key',
  label: 'Key',
  hint: 'Small letters, digits and hyphens. It names the entry in files and commands and cannot be changed later.',
};
const LABEL: TextField = { control: 'text', pointer: '/label', label: 'Label' };
const MATERIAL: ReferenceField = { control: 'reference', pointer: '/material', label: 'Material', to: 'material' };

const backgrounds = (none: VariantField['options']): EntryField[] => [
  {
    control: 'variant',
    pointer: '/background',
    label: 'Background',
    options: [
      ...none,
      { label: 'transparent', value: { kind: 'transparent' } },
      { label: 'one colour', value: { kind: 'colour', colour: '#ffffff' } },
    ],
  },
  {
    control: 'colour',
    pointer: '/background/colour',
    label: 'Background colour',
    when: { pointer: '/background/kind', is: 'colour' },
  },
];

/** The fields of an entry's form, in their order. Bounds are those of the API's schemas. */
export const FIELDS: Readonly<Record<CatalogKind, readonly EntryField[]>> = {
  material: [
    LABEL,
    KEY,
    {
      control: 'choice',
      pointer: '/category',
      label: 'Category',
      options: ['metal', 'plastic', 'rubber', 'ceramic', 'coating'].map((value) => ({ label: value, value })),
    },
    { control: 'colour', pointer: '/baseColour', label: 'Base colour' },
    share('/metalness', 'Metalness', '0 is a dielectric, 1 bare metal.'),
    share('/roughness', 'Roughness', 'Above 0: a perfect mirror has no look of its own.'),
  ],
  template: [
    LABEL,
    KEY,
    {
      ...{ control: 'number', pointer: '/camera/azimuth', label: 'Azimuth', group: 'Camera', unit: '°' },
      ...{ min: -360, max: 360, step: 1, hasSlider: true, hint: '0 is the front.' },
    },
    {
      ...{ control: 'number', pointer: '/camera/elevation', label: 'Elevation', unit: '°' },
      ...{ min: -90, max: 90, step: 1, hasSlider: true, hint: '90 is the top.' },
    },
    {
      ...{ control: 'number', pointer: '/camera/fieldOfView', label: 'Field of view', unit: '°' },
      ...{ min: 5, max: 90, step: 1, hasSlider: true },
    },
    {
      ...{ control: 'number', pointer: '/camera/margin', label: 'Margin', min: 0, max: 0.5, step: 0.01 },
      ...{ hasSlider: true, hint: "Share of the picture's side that stays free around the product." },
    },
    { ...strength('/light/environment', 'Room'), group: 'Light' },
    strength('/light/key', 'Key light'),
    strength('/light/fill', 'Fill light'),
    { ...share('/shadow/opacity', 'Opacity'), group: 'Shadow' },
    share('/shadow/blur', 'Softness'),
    ...backgrounds([]).map((field, index) => (index === 0 ? { ...field, group: 'Background' } : field)),
  ],
  'output-type': [
    LABEL,
    KEY,
    { control: 'reference', pointer: '/template', label: 'Template', to: 'template', group: 'Picture' },
    pixels('/width', 'Width'),
    pixels('/height', 'Height'),
    ...backgrounds([{ label: "the template's" }]),
    {
      control: 'choice',
      pointer: '/unmappedParts',
      label: 'Parts without a material',
      options: [
        { label: 'show their own colour and warn', value: 'warn' },
        { label: 'show their own colour', value: 'default' },
        { label: 'fail the line', value: 'fail' },
      ],
    },
    {
      ...{ control: 'text', pointer: '/workflow', label: 'Workflow', isMono: true, suggests: 'workflows' },
      ...{ hint: 'Its key. Empty: legacy alone delivers, as it does until the workflow is published.' },
      group: 'Production',
    },
    { control: 'text', pointer: '/legacyPreset/preset', label: 'Legacy preset', isMono: true },
    { control: 'json', pointer: '/legacyPreset/params', label: 'Params of the legacy preset', hint: 'JSON.' },
    {
      control: 'choice',
      pointer: '/notify/channel',
      label: 'Notify by',
      group: 'Notification',
      options: [
        { label: 'a message in the app', value: 'in_app' },
        { label: 'e-mail', value: 'email' },
      ],
    },
    { control: 'lines', pointer: '/notify/recipients', label: 'Recipients', hint: 'One a line.' },
  ],
  'material-alias': [
    {
      control: 'key',
      pointer: '/alias',
      label: 'Alias',
      hint: 'As it stands in file and part names. Case, accents, umlauts and numbering do not matter. It cannot be changed later.',
    },
    MATERIAL,
  ],
  'material-rule': [
    KEY,
    {
      ...{ control: 'text', pointer: '/pattern', label: 'Name', isMono: true, isOptional: true, group: 'Conditions' },
      hint: "A regular expression on the part's name, in upper or lower case. Empty: any name.",
    },
    {
      control: 'choice',
      pointer: '/shape',
      label: 'Shape',
      options: [
        { label: 'any' },
        ...['sphere', 'ring', 'rod', 'plate', 'other'].map((value) => ({ label: value, value })),
      ],
    },
    {
      control: 'variant',
      pointer: '/colour',
      label: 'CAD colour',
      options: [{ label: 'any' }, { label: 'near a colour', value: { near: '#808080', maxDifference: 10 } }],
    },
    { control: 'colour', pointer: '/colour/near', label: 'Near', when: { pointer: '/colour' } },
    {
      ...{ control: 'number', pointer: '/colour/maxDifference', label: 'Up to a difference of', unit: 'ΔE' },
      ...{ min: 0, max: 100, step: 0.5, hasSlider: true, when: { pointer: '/colour' } },
      hint: 'CIEDE2000: 1 can just be seen.',
    },
    { ...MATERIAL, group: 'Result' },
  ],
};
