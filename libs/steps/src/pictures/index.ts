export { MODEL_NAME } from './picture-names.js';
export type { Size } from './place-picture.js';
export { convertedPictures, scenePictures, turntablePictures } from './planned-pictures.js';
export type { PictureFile } from './planned-pictures.js';
