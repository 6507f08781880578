/** A place in a channel where something can be shown. Slots are configuration. */
export interface Slot {
  /** `<channel>.<place>`: `home.popup`. */
  readonly name: string;
  readonly channel: string;
  /** How many winners it shows, 1 to 60. */
  readonly capacity: number;
  /** How many candidates recall may propose for it. */
  readonly recallLimit: number;
  /** True where an offer must apply to the product shown. */
  readonly matchesProduct: boolean;
  /** Shown when nobody wins; null: the slot stays empty. */
  readonly fallback: { readonly zh: string; readonly en: string } | null;
}
