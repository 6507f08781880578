import { Problem } from '../problems/problem.js';

/** How far JSON from outside may go. */
export interface JsonLimits {
  /** Levels of objects and lists. */
  readonly depth: number;
  /** Items of any one list, members of any one object. */
  readonly items: number;
}

/** What a body may be unless its route says otherwise. */
export const JSON_LIMITS: JsonLimits = { depth: 12, items: 1_000 };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_OBJECT, OPEN_LIST] = [0x7b, 0x5b];
const [CLOSE_OBJECT, CLOSE_LIST] = [0x7d, 0x5d];

/**
 * Reads over JSON text once, before any object is made of it, and throws a `Problem` when it is nested
 * too deep or one of its lists is too long. It does not judge the grammar.
 */
export function guardJson(text: string, limits: JsonLimits): void {
  const counts: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COMMA) {
      countItem(counts, depth, limits);
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      if (depth > limits.depth) throw tooDeep(limits);
      counts[depth] = 1;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      depth -= 1;
    }
  }
}

/** Parses JSON text within limits; throws a `Problem` for what is not JSON, too big or a prototype key. */
export function parseJson(text: string, limits: JsonLimits): unknown {
  guardJson(text, limits);
  const value = parsed(text);
  if (text.includes('proto') || text.includes('\\u')) refusePrototypeKeys(value);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw Problem.edge('request.malformed-json');
  }
}

function refusePrototypeKeys(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  if (Object.hasOwn(value, '__proto__') || hasPrototypeOfConstructor(value)) {
    throw Problem.edge('request.prototype-key');
  }
  for (const member of Object.values(value)) refusePrototypeKeys(member);
}

function hasPrototypeOfConstructor(value: object): boolean {
  if (!Object.hasOwn(value, 'constructor')) return false;
  const { constructor } = value as { constructor: unknown };
  return constructor !== null && typeof constructor === 'object' && 'prototype' in constructor;
}

function countItem(counts: number[], depth: number, limits: JsonLimits): void {
  const count = (counts[depth] ?? 0) + 1;
  if (count > limits.items) {
    throw Problem.edge('request.too-many-values', { details: { limit: limits.items } });
  }
  counts[depth] = count;
}

/** The engine's own search leaps over long texts; quotes behind an odd number of backslashes end nothing. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

function tooDeep(limits: JsonLimits): Problem {
  return Problem.edge('request.too-deep', { details: { limit: limits.depth } });
}
