import { join } from 'node:path';
import { project } from '../../jest.preset.mjs';

const FOLDERS = ['src/**/*.spec.ts', 'web/src/**/*.spec.{ts,tsx}'];

/** The server's specs run in Node; the page's name a document's environment where they need one. */
export default project(import.meta.dirname, {
  testMatch: FOLDERS.map((pattern) => join(import.meta.dirname, pattern)),
});
