import type { Slot } from './slot.js';

/** Settings of a slot as they are drafted and approved; publishing puts them in place of the former ones. */
export interface SlotContent extends Omit<Slot, 'version' | 'channel'> {
  /** True where nothing at all may be shown when nobody wins. */
  readonly mayBeEmpty: boolean;
}

/** The channel is the first part of the name: `home` of `home.popup`. */
export function channelOf(slotName: string): string {
  return slotName.split('.')[0] ?? slotName;
}
