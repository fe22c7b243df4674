/** The house's bounds as in ../eslint.config.mjs, and the rules for Angular. */
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { rules } from '../tools/check/lint-rules/index.ts';

export default defineConfig(
  // Written by tools/generate-web-types, checked for drift instead.
  { ignores: ['node_modules/', '**/*.generated.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended, angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    plugins: { hartomat: { rules } },
    languageOptions: { parserOptions: { project: ['./tsconfig.spec.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      'hartomat/file-name': 'error',
      'hartomat/max-params': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 50],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@angular-eslint/component-class-suffix': ['error', { suffixes: ['Component', 'Page', 'Dialog'] }],
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'hm', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'hm', style: 'camelCase' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      'hartomat/no-silent-skip': 'error',
      // A describe block is a table of promises; its length is the number of promises.
      'max-lines-per-function': 'off',
      // Each `?.` of an expectation would count as a branch.
      complexity: 'off',
      'max-lines': ['error', 400],
      // Pages of tests are their own.
      '@angular-eslint/component-selector': 'off',
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
