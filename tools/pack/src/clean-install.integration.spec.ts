import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command } from './command.js';
import { manifestOf, packageFolders, ROOT } from './repository.js';

const MINUTES = 60_000;

/** What npm reads before anything is built: manifests, the lockfile, its settings, and bins of our own. */
function whatNpmReads(): string[] {
  const folders = packageFolders();
  const bins = folders.flatMap((folder) =>
    Object.values(manifestOf(folder).bin ?? {}).map((file) => join(folder, file)),
  );
  return [
    'package.json',
    'package-lock.json',
    '.npmrc',
    ...folders.map((folder) => join(folder, 'package.json')),
    ...bins,
  ];
}

describe('a clean checkout', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'boon-install-'));
    for (const path of whatNpmReads()) {
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'installs without running any script, in exactly the versions that are written',
    async () => {
      await command(folder, 'npm', [
        'ci',
        '--ignore-scripts',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
      ]);

      const wanted = { ...manifestOf('.').dependencies, ...manifestOf('.').devDependencies };
      const installed = Object.keys(wanted).map((name) => [
        name,
        manifestOf(join('node_modules', name), folder).version,
      ]);
      expect(Object.fromEntries(installed)).toEqual(wanted);
      expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(
        readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
      );
    },
    10 * MINUTES,
  );
});
