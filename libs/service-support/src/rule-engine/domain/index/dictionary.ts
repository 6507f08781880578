import type { Attribute } from '../attribute.js';
import type { Scalar } from '../context.js';

/** What an index knows of one attribute: its values and the ends of its ranges, each by a number. */
export class Slot {
  /** Value -> token. */
  readonly tokens = new Map<Scalar, number>();
  /** End of a range -> its number over all slots. */
  readonly bounds = new Map<Scalar, number>();
  /** The token of "has a value"; -1 while nothing asks for it. */
  present = -1;

  constructor(
    readonly index: number,
    readonly attribute: Attribute,
  ) {}
}

/** Numbers for all that rules mention. A token is a (attribute, value) pair or "the attribute has a value". */
export class Dictionary {
  readonly slots: Slot[] = [];
  private readonly byAttribute = new Map<Attribute, Slot>();
  private readonly byName = new Map<string, Slot>();
  private tokensGiven = 0;
  private boundsGiven = 0;

  get tokenCount(): number {
    return this.tokensGiven;
  }

  get boundCount(): number {
    return this.boundsGiven;
  }

  slotOf(attribute: Attribute): Slot {
    const known = this.byAttribute.get(attribute);
    if (known) return known;
    // Two schemas may declare the same attribute: it is the same when name and type are.
    const name = `${attribute.type} ${attribute.name}`;
    const slot = this.byName.get(name) ?? new Slot(this.slots.length, attribute);
    if (slot.index === this.slots.length) this.slots.push(slot);
    this.byName.set(name, slot);
    this.byAttribute.set(attribute, slot);
    return slot;
  }

  tokenOf(slot: Slot, value: Scalar): number {
    const known = slot.tokens.get(value);
    if (known !== undefined) return known;
    slot.tokens.set(value, this.tokensGiven);
    return this.tokensGiven++;
  }

  presentTokenOf(slot: Slot): number {
    if (slot.present < 0) slot.present = this.tokensGiven++;
    return slot.present;
  }

  boundOf(slot: Slot, value: Scalar): number {
    const known = slot.bounds.get(value);
    if (known !== undefined) return known;
    slot.bounds.set(value, this.boundsGiven);
    return this.boundsGiven++;
  }
}
