import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const DOCUMENTS = join(ROOT, 'docs', 'openapi');

function check(documents: string): Promise<unknown> {
  const script = join(ROOT, 'tools', 'client', 'types.mjs');
  const args = [script, '--check', '--documents', documents];
  return promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '' } });
}

describe('the types of the APIs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boon-documents-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those of the committed documents', async () => {
    await expect(check(DOCUMENTS)).resolves.toBeDefined();
  });

  it('are stale as soon as a document has changed', async () => {
    cpSync(DOCUMENTS, folder, { recursive: true });
    const path = join(folder, 'placement-api.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"catalogueVersion"', '"version"'));
    await expect(check(folder)).rejects.toThrow(/placement-api\.generated\.ts is stale/);
  });
});
