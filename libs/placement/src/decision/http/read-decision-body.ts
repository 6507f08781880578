import type { AskedSlot } from '../page-requests.js';

const MOST_SLOTS = 30;
const MOST_PRODUCTS = 60;
const LONGEST_SLOT = 80;
const LONGEST_SKU = 64;
const LONGEST_CLICK = 2_000;

/** A page's request, read. */
export interface ReadDecision {
  readonly slots: readonly AskedSlot[];
  readonly withReasons: boolean;
  readonly adClick?: string;
}

/**
 * Reads a body that `DecisionBody` has nothing against, a hundred times cheaper; null for any other one, and for
 * what is rarely sent (`null` for a field that is left out), which so is left to `DecisionBody` to judge.
 */
export function readDecisionBody(body: unknown): ReadDecision | null {
  if (!isObject(body)) return null;
  for (const field in body) {
    if (field !== 'slots' && field !== 'trace' && field !== 'adClick') return null;
  }
  const { slots, trace = false, adClick } = body;
  if (adClick !== undefined && !isText(adClick, LONGEST_CLICK)) return null;
  if (typeof trace !== 'boolean' || !Array.isArray(slots)) return null;
  if (slots.length === 0 || slots.length > MOST_SLOTS) return null;
  const names: string[] = [];
  for (const asked of slots as readonly unknown[]) {
    if (!isAskedSlot(asked) || names.includes(asked.slot)) return null;
    names.push(asked.slot);
  }
  const read = { slots: slots as AskedSlot[], withReasons: trace };
  return adClick === undefined ? read : { ...read, adClick };
}

const BEGINNING = '{"slots":[';
/** A slot with at most one product, in texts of JSON without escapes, and what comes after it. */
const PLAIN_SLOT = /\{"slot":"([ !#-[\]-\uffff]+)"(?:,"sku":"([ !#-[\]-\uffff]+)")?\}(,|\]\}$)/y;

/**
 * Reads a body as our own pages write it, slots with at most one product each and nothing else, without parsing it:
 * a third of the cost. Null for any other text, to be parsed and read by `readDecisionBody`, which says the same.
 */
export function readPlainDecision(text: string): ReadDecision | null {
  if (!text.startsWith(BEGINNING)) return null;
  const slots: AskedSlot[] = [];
  let isLast = false;
  PLAIN_SLOT.lastIndex = BEGINNING.length;
  while (!isLast) {
    const found = PLAIN_SLOT.exec(text);
    if (found === null || slots.length === MOST_SLOTS) return null;
    const [, slot = '', sku, end] = found;
    if (slot.length > LONGEST_SLOT || slots.some((asked) => asked.slot === slot)) return null;
    if (sku !== undefined && sku.length > LONGEST_SKU) return null;
    slots.push(sku === undefined ? { slot } : { slot, sku });
    isLast = end !== ',';
  }
  return { slots, withReasons: false };
}

function isAskedSlot(asked: unknown): asked is AskedSlot {
  if (!isObject(asked)) return false;
  for (const field in asked) {
    if (field !== 'slot' && field !== 'sku' && field !== 'skus') return false;
  }
  const { slot, sku, skus } = asked;
  if (!isText(slot, LONGEST_SLOT)) return false;
  return (sku === undefined || isText(sku, LONGEST_SKU)) && (skus === undefined || areSkus(skus));
}

function areSkus(skus: unknown): boolean {
  if (!Array.isArray(skus) || skus.length === 0 || skus.length > MOST_PRODUCTS) return false;
  return skus.every((sku) => isText(sku, LONGEST_SKU)) && new Set(skus).size === skus.length;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
