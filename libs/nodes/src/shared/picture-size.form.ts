import type { FormGroup, FormSize, ParamForm } from '#workflow-core';

/** The form of the params in picture-size.params.ts. */
export const pictureSizeForm: Record<'/width' | '/height', ParamForm> = {
  '/width': { empty: 'As ordered' },
  '/height': { empty: 'As ordered' },
};

export const pictureSizes: FormSize[] = [{ width: '/width', height: '/height' }];
export const pictureGroup: FormGroup = { title: 'Picture', params: ['/width', '/height', '/transparent'] };
