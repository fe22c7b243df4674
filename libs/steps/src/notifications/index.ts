export { isMailAddress } from './mail-address.js';
export { plainText } from './plain-text.js';
