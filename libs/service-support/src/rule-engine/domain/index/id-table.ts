const FREE = -1;

/** Finds the places of an id in a list of ids: open addressing over one typed array, 8 to 16 bytes an id. */
export class IdTable {
  private readonly places: Int32Array;
  private readonly mask: number;

  constructor(private readonly ids: readonly string[]) {
    let capacity = 16;
    while (capacity < ids.length * 1.5) capacity *= 2;
    this.mask = capacity - 1;
    this.places = new Int32Array(capacity).fill(FREE);
    for (let place = 0; place < ids.length; place += 1) this.put(place);
  }

  /** Every place where the id stands, ascending. */
  find(id: string): number[] {
    const found: number[] = [];
    for (let at = hashOf(id) & this.mask; this.places[at] !== FREE; at = (at + 1) & this.mask) {
      const place = this.places[at] as number;
      if (this.ids[place] === id) found.push(place);
    }
    return found.sort((one, other) => one - other);
  }

  private put(place: number): void {
    let at = hashOf(this.ids[place] as string) & this.mask;
    while (this.places[at] !== FREE) at = (at + 1) & this.mask;
    this.places[at] = place;
  }
}

/** FNV-1a with a last stir, for the low bits. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 8;
}
