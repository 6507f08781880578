import { join } from 'node:path';

/** Only there to end a test that hangs: no test may depend on how fast a machine is. */
export const HANGS_AFTER_MS = 180_000;

const transform = ({ tsx }) => ({
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});

/** Jest settings of one project: native ESM, TypeScript through swc, other projects from their sources. */
export function project(rootDir, overrides = {}) {
  return {
    displayName: rootDir.split('/').pop(),
    rootDir,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@boon/source', 'node', 'node-addons'] },
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
    moduleNameMapper: {
      '^(\\.{1,2}/.*)\\.js$': '$1',
      '\\.css$': join(import.meta.dirname, 'jest.styles.mjs'),
    },
    transform: {
      '^.+\\.ts$': ['@swc/jest', transform({ tsx: false })],
      '^.+\\.tsx$': ['@swc/jest', transform({ tsx: true })],
    },
    testTimeout: HANGS_AFTER_MS,
    testMatch: [join(rootDir, 'src/**/*.spec.{ts,tsx}')],
    ...overrides,
  };
}
