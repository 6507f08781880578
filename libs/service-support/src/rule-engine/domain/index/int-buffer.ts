/** A growing list of 32-bit integers. */
export class IntBuffer {
  private items = new Int32Array(1_024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.items.length) this.grow();
    this.items[this.used] = value;
    this.used += 1;
  }

  at(index: number): number {
    return this.items[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.items[index] = value;
  }

  /** Forgets what was pushed from there on. */
  truncate(length: number): void {
    this.used = length;
  }

  /** A copy of exactly what was pushed. */
  toArray(): Int32Array {
    return this.items.slice(0, this.used);
  }

  private grow(): void {
    const wider = new Int32Array(Math.ceil(this.items.length * 1.5));
    wider.set(this.items);
    this.items = wider;
  }
}
