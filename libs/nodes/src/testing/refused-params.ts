/** Params that a step's schema refuses; `pointers` into the params are where. */
export interface RefusedParams {
  step: string;
  params: Record<string, unknown>;
  pointers: string[];
}

const angle = { azimuth: 0, elevation: 0 };

/** Read by the specs of the editor's fields and of the API, which must refuse the same at the same places. */
export const refusedParams: RefusedParams[] = [
  { step: 'threejs_render', params: { width: 12 }, pointers: ['/width'] },
  { step: 'threejs_render', params: { width: 'wide' }, pointers: ['/width'] },
  { step: 'threejs_render', params: { angles: [angle, { azimuth: 400 }] }, pointers: ['/angles/1/azimuth'] },
  { step: 'threejs_render', params: { angles: [angle], frames: 12 }, pointers: ['/angles'] },
  { step: 'threejs_render', params: { angles: [{ ...angle, roll: 1 }] }, pointers: ['/angles/0/roll'] },
  { step: 'threejs_render', params: { frames: 1, colour: 'red' }, pointers: ['/frames', '/colour'] },
  { step: 'glb_export', params: { quality: 'best' }, pointers: ['/quality'] },
  { step: 'image_convert', params: { background: 'white', fps: 0 }, pointers: ['/background', '/fps'] },
  { step: 'notify', params: { recipients: ['a@b.example', ''] }, pointers: ['/recipients/1'] },
  { step: 'notify', params: { recipients: ['a@b.example', 'a@b.example'] }, pointers: ['/recipients'] },
  { step: 'resolve_template', params: { templateKey: 'No Key' }, pointers: ['/templateKey'] },
  { step: 'output_save', params: { deliverModel: 'yes' }, pointers: ['/deliverModel'] },
  { step: 'every_widget', params: { name: 'much too long' }, pointers: ['/name'] },
  { step: 'every_widget', params: { gap: 0.3, samples: 0 }, pointers: ['/gap', '/samples'] },
  { step: 'every_widget', params: { angles: [] }, pointers: ['/angles'] },
  { step: 'every_widget', params: { light: { strength: 9, sun: { height: 91 } } }, pointers: ['/light/strength', '/light/sun/height'] }, // prettier-ignore
  { step: 'every_widget', params: { light: 'on' }, pointers: ['/light'] },
  { step: 'every_widget', params: { background: { kind: 'plain', colour: 'red' } }, pointers: ['/background/colour'] },
  { step: 'every_widget', params: { background: { kind: 'two', colour: '#ffffff' } }, pointers: ['/background/to'] },
  { step: 'every_widget', params: { background: { kind: 'striped' } }, pointers: ['/background'] },
  { step: 'every_widget', params: { turn: { moves: true, frames: 1 } }, pointers: ['/turn/frames'] },
  { step: 'every_widget', params: { turn: { frames: 12 } }, pointers: ['/turn/frames'] },
  { step: 'every_widget', params: { material: 'No Key', offset: [1] }, pointers: ['/material', '/offset'] },
  { step: 'every_widget', params: { channel: 'inbox', recipients: [''] }, pointers: ['/recipients/0'] },
];
