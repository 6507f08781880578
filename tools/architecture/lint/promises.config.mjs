import { join } from 'node:path';
import tseslint from 'typescript-eslint';

/**
 * The few rules that need types: a forgotten `await` loses an event or a refusal without a word.
 * Apart from the rest, since one program over everything costs a third of one program per project.
 */
export default [
  { ignores: ['**/dist', '**/out-tsc', '**/fixtures'] },
  {
    files: ['**/src/**/*.ts', '**/src/**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: 'tools/architecture/lint/tsconfig.json',
        tsconfigRootDir: join(import.meta.dirname, '..', '..', '..'),
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
];
