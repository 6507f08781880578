import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for a run, which the account that PostgreSQL runs under can pass through. */
export async function runFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `boon-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
