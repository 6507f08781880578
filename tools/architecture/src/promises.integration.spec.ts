import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Scratch } from './planted/scratch.js';

const root = join(import.meta.dirname, '..', '..', '..');
const MINUTES = 60_000;

describe('every promise', () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = Scratch.of(root);
  });
  afterAll(() => scratch.remove());

  it(
    'of this repository is awaited',
    () => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          join(root, 'node_modules', '.bin', 'eslint'),
          ...['-c', 'tools/architecture/lint/promises.config.mjs', 'libs', 'apps', 'tools'],
        ],
        { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
      );
      expect(stdout + stderr).toBe('');
    },
    5 * MINUTES,
  );

  it(
    'is missed where nobody awaits it',
    () => {
      expect(scratch.lintPromises()).toEqual({ passed: true, said: '' });
      scratch.plant({
        'libs/prize-issuing/src/planted.ts':
          'export function f(p: Promise<void>) {\n  p.then(f);\n}\n',
      });
      const { passed, said } = scratch.lintPromises();
      expect(said).toMatch(/no-floating-promises/);
      expect(passed).toBe(false);
    },
    2 * MINUTES,
  );
});
