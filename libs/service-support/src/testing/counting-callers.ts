import { newId } from '@boon/shared-kernel';
import type { CounterEntry } from '../counting/counters.js';

/** How many call at once. */
export const CALLERS = 150;

/** An entry of one unit, unless told otherwise. */
export function entry(key: string, limit: number | null = null, amount = 1): CounterEntry {
  return { key, amount, limit, expiresAt: null };
}

/** A key that no other test counts; `tag` puts several in one hash slot. */
export function aKey(tag = newId()): string {
  return `{${tag}}:${newId()}`;
}

/** Calls so many times at once. */
export function parallel<T>(times: number, call: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => call(index)));
}
