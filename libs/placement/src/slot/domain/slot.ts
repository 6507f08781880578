import type { InteractionMode } from '@boon/contracts/placement';
import type { CapRule } from './cap-rule.js';
import type { SourceSetting } from './recall-source.js';

/** A place in a channel where something can be shown. Slots are configuration. */
export interface Slot {
  /** `<channel>.<place>`: `home.popup`. */
  readonly name: string;
  readonly channel: string;
  /** Grows with every change of its settings. */
  readonly version: number;
  /** How many winners it shows, 1 to 60. */
  readonly capacity: number;
  /** True where an offer must apply to the product shown. */
  readonly matchesProduct: boolean;
  /** What may propose candidates; a source that is not named proposes none. */
  readonly sources: readonly SourceSetting[];
  /** How it may deliver. */
  readonly modes: readonly InteractionMode[];
  /** Kinds of benefit it may show; null: all. */
  readonly kinds: readonly string[] | null;
  /** Caps per user on the slot, its channel, or all channels together. */
  readonly caps: readonly CapRule[];
  /** At most one benefit of a merchant among the winners of one answer. */
  readonly onePerMerchant: boolean;
  /** Shown when nobody wins; null: the slot stays empty. */
  readonly fallback: { readonly zh: string; readonly en: string } | null;
}
