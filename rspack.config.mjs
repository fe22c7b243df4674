import { fileURLToPath } from 'node:url';

/**
 * What `nest build <app>` bundles: our own rooms into one folder an app, packages left in node_modules.
 * Swc needs decorator metadata for Nest. A file named by `new URL('./x', import.meta.url)` is copied as it is; the
 * script of a child process (`*.child.ts`) gets what it imports of ours into the same file.
 */
const copied = {
  dependency: 'url',
  type: 'asset/resource',
  generator: { filename: 'assets/[name].[contenthash:8][ext]' },
};

const childScript = {
  ...copied,
  test: /\.child\.ts$/,
  loader: fileURLToPath(new URL('./tools/bundle-child.mjs', import.meta.url)),
  generator: { filename: 'assets/[name].[contenthash:8].mjs' },
};

const compiled = {
  test: /\.ts$/,
  exclude: /node_modules/,
  type: 'javascript/esm',
  loader: 'builtin:swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
    },
    sourceMaps: true,
  },
};

export default (defaults) => ({
  ...defaults,
  devtool: 'source-map',
  module: { rules: [{ oneOf: [childScript, copied, compiled] }] },
  plugins: defaults.plugins.filter((plugin) => plugin.constructor.name !== 'ForkTsCheckerWebpackPlugin'),
});
