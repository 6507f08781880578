import type { Slot } from './slot.js';

/** The settings of slots that are in force. */
export abstract class SlotRepository {
  /** All slots, by name. */
  abstract all(): Promise<Slot[]>;

  /** Puts settings in force, a new slot's too; answers their version, which grows by one each time. */
  abstract replace(slot: Omit<Slot, 'version'>): Promise<number>;
}
