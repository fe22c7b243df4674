/** The rooms among the `paths` of tsconfig.json in the form of webpack's configuration, which dependency-cruiser reads. */
const { join } = require('node:path');
const { compilerOptions } = require('./tsconfig.json');

const rooms = Object.entries(compilerOptions.paths).filter(([name]) => name.startsWith('#'));
const aliases = rooms.map(([name, [target]]) => [`${name}$`, join(__dirname, target)]);

module.exports = { resolve: { alias: Object.fromEntries(aliases) } };
