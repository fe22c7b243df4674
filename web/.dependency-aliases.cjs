/** The `paths` of tsconfig.json in the form of webpack's configuration, which dependency-cruiser reads. */
const { join } = require('node:path');
const { compilerOptions } = require('./tsconfig.json');

const aliases = Object.entries(compilerOptions.paths).map(([name, [target]]) => [`${name}$`, join(__dirname, target)]);

module.exports = { resolve: { alias: Object.fromEntries(aliases) } };
