import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { depConstraints } from './constraints.mjs';
import { boon } from './plugin.mjs';
import { appSyntax, configSyntax, sourceSyntax } from './syntax.mjs';

const CODE = ['**/*.ts', '**/*.tsx', '**/*.mts'];
const SPECS = [
  '**/*.spec.ts',
  '**/*.spec.tsx',
  '**/src/**/testing/**',
  'libs/testing/**',
  'apps/*-e2e/**',
];
/** What browsers load: held to the rules of React. */
const PAGES = ['apps/*/web/src/**/*.{ts,tsx}'];
/** Configurations and reporters, which their programs load by the default export. */
const LOADED_BY_DEFAULT_EXPORT = [
  '**/*.config.mjs',
  '**/*.preset.mjs',
  '**/*.config.mts',
  '**/*.config.ts',
  '**/*-reporter.mjs',
  '**/*-environment.mjs',
];

/** The house rules as ESLint configuration. They need the project graph: run them through Nx. */
export const houseRules = [
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/coverage',
      '**/fixtures',
      '**/.nx',
      '**/.boon',
      '**/node_modules',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.strict,
  { plugins: { '@nx': nx, boon } },
  // Node's globals are known to Node; a misspelt one fails the first run of the script.
  { files: ['**/*.mjs'], rules: { 'no-undef': 'off' } },
  { files: CODE, rules: { ...strictTypeScript(), ...sizes() } },
  {
    files: PAGES,
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['libs/**/*.ts', 'libs/**/*.tsx'], rules: { 'no-console': 'error' } },
  {
    files: [...CODE, '**/*.mjs'],
    rules: { ...boundaries({ forSpecs: false }), ...syntax(sourceSyntax) },
  },
  { files: ['apps/**/*.ts', 'apps/**/*.tsx'], rules: syntax(appSyntax) },
  {
    files: SPECS,
    rules: { ...boundaries({ forSpecs: true }), ...syntax(sourceSyntax), ...specs() },
  },
  { files: ['**/*.generated.ts'], rules: { 'max-lines': 'off' } },
  {
    files: LOADED_BY_DEFAULT_EXPORT,
    rules: { ...syntax(configSyntax), '@nx/enforce-module-boundaries': 'off' },
  },
  prettier,
];

function strictTypeScript() {
  return {
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    '@typescript-eslint/no-extraneous-class': 'off',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/no-require-imports': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
  };
}

function sizes() {
  return {
    'max-lines': ['error', { max: 300 }],
    'max-lines-per-function': ['error', { max: 50 }],
    'max-depth': ['error', 3],
  };
}

function specs() {
  return {
    'max-lines': 'off',
    'max-lines-per-function': 'off',
    '@typescript-eslint/no-non-null-assertion': 'off',
  };
}

function boundaries({ forSpecs }) {
  return {
    '@nx/enforce-module-boundaries': [
      'error',
      {
        enforceBuildableLibDependency: false,
        allow: [],
        depConstraints: depConstraints({ forSpecs }),
      },
    ],
    'boon/graph-is-warm': 'error',
    'boon/confined-packages': 'error',
    'boon/testing-in-specs-only': 'error',
  };
}

function syntax(selectors) {
  return { 'no-restricted-syntax': ['error', ...selectors] };
}
