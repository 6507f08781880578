/**
 * A sum over objects and versions that does not depend on their order, kept up to date by adding and taking
 * away: two nodes that know the same have the same. Two 32-bit FNV-1a sums with different seeds.
 */
export class Checksum {
  private high = 0;
  private low = 0;

  /** Begins with the sum of another one. */
  copy({ high, low }: Checksum): void {
    this.high = high;
    this.low = low;
  }

  add(text: string): void {
    this.high = (this.high + hashOf(text, 0x811c9dc5)) >>> 0;
    this.low = (this.low + hashOf(text, 0x9dc5811c)) >>> 0;
  }

  remove(text: string): void {
    this.high = (this.high - hashOf(text, 0x811c9dc5)) >>> 0;
    this.low = (this.low - hashOf(text, 0x9dc5811c)) >>> 0;
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex(this.high) + hex(this.low);
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
