import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { claim } from './ownership.js';

/** A folder that one launcher has for itself: data, log, and the owner file that says so. */
export interface ServerFolder {
  readonly path: string;
  release(): void;
}

/** Gives `start` the folder, which nobody else holds; takes it back when `start` fails. */
export async function inOwnFolder<T>(
  folder: string,
  start: (home: ServerFolder) => Promise<T>,
): Promise<T> {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  const owned = await claim(join(path, 'owner.json'));
  if (!owned.ok) {
    throw new CannotStart(`${path} is in use by process ${owned.owner.pid}: stop that one first.`);
  }
  try {
    return await start({ path, release: () => owned.release() });
  } catch (error) {
    owned.release();
    throw error;
  }
}
