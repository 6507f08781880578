import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder below the temporary one that a server's own account can enter. */
export async function aFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `boon-${name}-`));
  await chmod(folder, 0o711);
  return folder;
}
