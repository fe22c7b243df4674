import type { NodeForm } from '#workflow-core';

export const form: NodeForm = {
  place: 9,
  order: [
    ...['/name', '/count', '/gap', '/samples', '/sharp', '/offset', '/width', '/height', '/tint', '/background'],
    ...['/angles', '/light', '/turn', '/channel', '/recipients', '/material', '/studio', '/ordered'],
  ],
  groups: [
    { title: 'Picture', params: ['/width', '/height', '/tint', '/background'] },
    { title: 'Scene', params: ['/angles', '/light', '/turn'] },
    { title: 'Whom to tell', params: ['/channel', '/recipients'] },
    { title: 'Catalog', params: ['/material', '/studio', '/ordered'] },
  ],
  params: {
    '/gap': { widget: 'slider' },
    '/samples': { widget: 'slider', scale: 'log' },
    '/width': { empty: 'As ordered' },
    '/height': { empty: 'As ordered' },
    '/tint': { widget: 'colour', empty: 'As it is' },
    '/background/colour': { widget: 'colour' },
    '/background/strength': { widget: 'slider' },
    '/background/to': { widget: 'colour' },
    '/angles': { row: 'az {azimuth}° el {elevation}°' },
    '/angles/*': { title: 'Angle' },
    '/angles/*/azimuth': { widget: 'slider' },
    '/light/strength': { unit: '×' },
    '/channel': { empty: 'As ordered', labels: { inbox: 'Here', email: 'By e-mail' } },
    '/recipients': { empty: 'Nobody', hideWhen: { '/channel': ['inbox'] } },
    '/recipients/*': { title: 'Recipient', emailWhen: { '/channel': ['email'] } },
    '/material': { widget: 'material', empty: 'As ordered' },
    '/studio': { widget: 'template', empty: 'As ordered' },
    '/ordered': { widget: 'output_type', empty: 'As ordered' },
  },
  sizes: [{ width: '/width', height: '/height' }],
  quotients: [{ title: 'Samples a picture', dividend: '/samples', divisor: '/count', unit: 'samples' }],
  logs: {},
};
