import { WebGLRenderer } from 'three';
import { Studio } from './studio.js';

/** The page of the headless browser: its studio is where Node finds it. */
const renderer = new WebGLRenderer({ antialias: false, alpha: true, preserveDrawingBuffer: false });
Object.assign(globalThis, { studio: new Studio(renderer) });
