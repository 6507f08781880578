/** How a shopper came to a product. */
export type Entry = 'internal' | 'external-ad' | 'any';

/** The way in: an ad's signed click in the address, a link of the shop in the history, or straight here. */
export function entryOf(adClick: string | null, historyState: unknown): Entry {
  if (adClick) return 'external-ad';
  return isInternal(historyState) ? 'internal' : 'any';
}

/** The slots of the product page for a way in: the one of the path, and the one of any path. */
export function slotsOf(entry: Entry): readonly string[] {
  return entry === 'any' ? ['pdp.any'] : [`pdp.${entry}`, 'pdp.any'];
}

function isInternal(state: unknown): boolean {
  return typeof state === 'object' && state !== null && Reflect.get(state, 'path') === 'internal';
}
