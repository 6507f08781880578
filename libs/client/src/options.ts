import type { BoonProblem } from './http/problem.js';
import { SYSTEM, type Runtime } from './http/runtime.js';

/** How long each sort of call may take in all, retries included, in milliseconds. */
export interface Deadlines {
  /** Slots: the page shows itself without them after that. */
  readonly decision: number;
  /** Wallet, quotes, explanations. */
  readonly read: number;
  /** Claims, draws, redemptions. */
  readonly write: number;
}

/** Where texts are kept over a reload: `localStorage` does. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a shop says once, when it makes its client. */
export interface BoonOptions {
  /** Where Boon's `/v1` is, seen from here: `https://boon.example` or `/api`. */
  readonly baseUrl: string;
  /**
   * The shopper's (or the service's) token; asked before each call, so keep it. When Boon did not
   * believe one, it is asked again with that one, for another.
   */
  readonly token: (refused?: string) => string | Promise<string>;
  /** Language of messages; `zh-CN` unless said. */
  readonly locale?: string | (() => string);
  readonly deadlines?: Partial<Deadlines>;
  /** Slots asked for within this time go in one request; 0 (unless said) is one tick. */
  readonly joinWithinMs?: number;
  /** How often a call is tried again at most; 4 unless said. */
  readonly retries?: number;
  /** Keeps claims that were cut off, so that they are finished after a reload; `localStorage` unless said. */
  readonly store?: TextStore;
  /** Hears of what the page does not show: slots that could not be filled, exposures that were lost. */
  readonly onFault?: (problem: BoonProblem) => void;
  readonly fetch?: typeof fetch;
  readonly runtime?: Partial<Runtime>;
}

/** The same with everything settled. */
export interface Settings {
  readonly baseUrl: string;
  readonly token: (refused?: string) => string | Promise<string>;
  readonly locale: () => string;
  readonly deadlines: Deadlines;
  readonly joinWithinMs: number;
  readonly retries: number;
  readonly store: TextStore;
  readonly onFault: (problem: BoonProblem) => void;
  readonly fetch: typeof fetch;
  readonly runtime: Runtime;
}

const DEADLINES: Deadlines = { decision: 1_500, read: 8_000, write: 15_000 };

/** Fills in what a shop leaves out. */
export function settle(options: BoonOptions): Settings {
  const { locale = 'zh-CN' } = options;
  return {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    token: options.token,
    locale: typeof locale === 'string' ? () => locale : locale,
    deadlines: { ...DEADLINES, ...options.deadlines },
    joinWithinMs: options.joinWithinMs ?? 0,
    retries: options.retries ?? 4,
    store: options.store ?? storeOfThisPlace(),
    onFault: options.onFault ?? (() => undefined),
    // Looked up at each call: what a page puts in its place later counts too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    runtime: { ...SYSTEM, ...options.runtime },
  };
}

function storeOfThisPlace(): TextStore {
  try {
    // Reading the property throws where a page may not store anything. Node has none, or one without a file.
    const found = typeof document === 'undefined' ? undefined : globalThis.localStorage;
    return found ?? memoryStore();
  } catch {
    return memoryStore();
  }
}

function memoryStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
