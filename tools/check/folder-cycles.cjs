/**
 * Folders of apps and libs import each other in one direction only. Read by tools/check/folder-cycles.ts, which reads
 * the allowed pairs from a baseline. Specs and their helpers may use every layer.
 */
const { options } = require('../../.dependency-cruiser.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-folder-cycles',
      comment: 'Folders that need each other are one folder or three: neither can be read, moved or deleted alone.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(apps|libs)/' },
      to: { circular: true },
    },
  ],
  options: { ...options, exclude: { path: [options.exclude.path, '\\.spec\\.ts$', '/testing/'] } },
};
