import {
  linkSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from '../has-code.js';
import { isAlive, startOf } from './identity.js';

export interface Owner {
  readonly pid: number;
  readonly startedAt: string;
}

export type Claim =
  { readonly ok: true; release(): void } | { readonly ok: false; readonly owner: Owner };

const CLEARING_TAKES_AT_MOST_MS = 10_000;
let drafts = 0;

/** Takes the owner file unless a living process has it; what a dead one left is taken over. */
export async function claim(ownerFile: string): Promise<Claim> {
  mkdirSync(dirname(ownerFile), { recursive: true });
  const me: Owner = { pid: process.pid, startedAt: startOf(process.pid) ?? '' };
  for (;;) {
    if (place(ownerFile, me))
      return { ok: true, release: () => rmSync(ownerFile, { force: true }) };
    const owner = read(ownerFile);
    if (owner && isAlive(owner.pid, owner.startedAt)) return { ok: false, owner };
    if (!clearStale(ownerFile)) await sleep(20);
  }
}

/** One at a time across processes: waits for its turn, and a holder that died does not block it. */
export async function oneAtATime<T>(lockFile: string, action: () => Promise<T>): Promise<T> {
  for (;;) {
    const turn = await claim(lockFile);
    if (!turn.ok) {
      await sleep(100);
      continue;
    }
    try {
      return await action();
    } finally {
      turn.release();
    }
  }
}

/** A hard link appears whole or not at all, and never replaces another. */
function place(ownerFile: string, owner: Owner): boolean {
  const draft = `${ownerFile}.${process.pid}.${drafts++}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, ownerFile);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

function read(ownerFile: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Only one process at a time looks and removes, so that nobody removes the file of a new owner. */
function clearStale(ownerFile: string): boolean {
  const clearing = `${ownerFile}.clearing`;
  try {
    mkdirSync(clearing);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const since = statSync(clearing, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - since > CLEARING_TAKES_AT_MOST_MS)
      rmSync(clearing, { recursive: true, force: true });
    return false;
  }
  const owner = read(ownerFile);
  if (!owner || !isAlive(owner.pid, owner.startedAt)) rmSync(ownerFile, { force: true });
  rmdirSync(clearing);
  return true;
}
