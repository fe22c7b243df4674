/**
 * What `nest build <app>` bundles: our own rooms into one folder an app, packages left in node_modules.
 * Swc needs decorator metadata for Nest. A file named by `new URL('./x.ts', import.meta.url)` (a child process) is
 * copied, not compiled: Node runs its TypeScript itself.
 */
const copied = {
  dependency: 'url',
  type: 'asset/resource',
  generator: { filename: 'assets/[name].[contenthash:8][ext]' },
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
  module: { rules: [{ oneOf: [copied, compiled] }] },
  plugins: defaults.plugins.filter((plugin) => plugin.constructor.name !== 'ForkTsCheckerWebpackPlugin'),
});
