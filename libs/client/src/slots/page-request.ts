import type { BodyOf } from '../wire/wire.js';
import type { SlotAsk } from './slot-answer.js';

/** Boon's own limits of one request. */
const MOST_SLOTS = 30;
const MOST_OPENINGS = 60;

/** Body of a decision request. The ad click goes along only where there is one. */
export type DecisionBody = BodyOf<'post', '/v1/decisions'> & { adClick?: string };

/** What several places of a page ask for, as one request. A slot stands in it once, with all its products. */
export class PageRequest<Place extends SlotAsk> {
  readonly places: Place[] = [];
  private readonly skusOf = new Map<string, string[]>();
  private openings = 0;
  private adClick: string | undefined;

  /** Takes a place in, if it fits. */
  takes(place: Place): boolean {
    const { slot, sku, adClick } = place;
    if (adClick && this.adClick && adClick !== this.adClick) return false;
    const skus = this.skusOf.get(slot);
    // With products and without are two questions about one slot.
    if (skus && skus.length > 0 !== (sku !== undefined)) return false;
    const isNew = !skus || (sku !== undefined && !skus.includes(sku));
    if (isNew && this.openings >= MOST_OPENINGS) return false;
    if (!skus && this.skusOf.size >= MOST_SLOTS) return false;

    if (isNew) {
      this.openings += 1;
      this.skusOf.set(slot, [...(skus ?? []), ...(sku === undefined ? [] : [sku])]);
    }
    this.adClick ??= adClick;
    this.places.push(place);
    return true;
  }

  get slots(): string[] {
    return [...this.skusOf.keys()];
  }

  /** Whether a slot is asked for several products, so that each has winners of its own. */
  isForSeveral(slot: string): boolean {
    return (this.skusOf.get(slot)?.length ?? 0) > 1;
  }

  body(): DecisionBody {
    return {
      slots: [...this.skusOf].map(([slot, skus]) => {
        if (skus.length > 1) return { slot, skus };
        return skus[0] === undefined ? { slot } : { slot, sku: skus[0] };
      }),
      ...(this.places.some(({ trace }) => trace) ? { trace: true } : {}),
      ...(this.adClick ? { adClick: this.adClick } : {}),
    };
  }
}

/** As few requests as the places fit into, in their order. */
export function pageRequests<Place extends SlotAsk>(
  places: readonly Place[],
): PageRequest<Place>[] {
  const requests: PageRequest<Place>[] = [];
  for (const place of places) {
    if (requests.some((request) => request.takes(place))) continue;
    const request = new PageRequest<Place>();
    request.takes(place);
    requests.push(request);
  }
  return requests;
}
