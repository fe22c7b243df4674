/** The rules of ../.dependency-cruiser.cjs for the web, whose imports its own tsconfig and packages resolve. */
const { join } = require('node:path');
const { forbidden, options } = require('../.dependency-cruiser.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: forbidden.map((rule) => (rule.name === 'imports-resolve' ? { ...rule, from: { path: '^web/' } } : rule)),
  options: {
    ...options,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    // It looks up names with # in package.json alone, so the tsconfig's paths are given to it as aliases, too.
    webpackConfig: { fileName: join(__dirname, '.dependency-aliases.cjs') },
  },
};
