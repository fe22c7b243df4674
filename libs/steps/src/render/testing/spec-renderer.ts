import { fileURLToPath } from 'node:url';
import { PROJECT } from '../../testing/convert-fixture.js';
import { createChromiumRenderer } from '../chromium/chromium-renderer.js';
import type { ChromiumRendererOptions } from '../chromium/chromium-renderer.js';
import type { Renderer } from '../../ports/index.js';

/** State folder of specs: kept between runs, so that Chromium is unpacked once. */
export const SPEC_HOME = fileURLToPath(new URL('.hartomat/specs/', PROJECT));

/** A real renderer for a spec; close it at the end. */
export function specRenderer(options: Partial<ChromiumRendererOptions> = {}): Renderer {
  return createChromiumRenderer({ homeDir: SPEC_HOME, ...options });
}
