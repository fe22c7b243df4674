/** What `PUT /output-types/:key` takes for a small still in the cutout studio by the workflow `still-threejs`, with changes. */
export const smallOutputType = (change: object = {}): object => ({
  label: 'A small still',
  template: 'cutout-front',
  width: 128,
  height: 128,
  unmappedParts: 'warn',
  workflow: 'still-threejs',
  legacyPreset: { preset: 'still', params: { engine: 'threejs' } },
  notify: { channel: 'in_app', recipients: ['orders@hartomat.example'] },
  ...change,
});
