import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** 16 hex digits that change when a file's name or content, or the place it is loaded into, changes. */
export async function fingerprintOf(paths: readonly string[], place: string): Promise<string> {
  const hash = createHash('sha256').update(place);
  for (const path of paths) {
    hash.update(`\n${basename(path)}\n`);
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 16);
}
