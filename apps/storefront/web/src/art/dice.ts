const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The same number for the same text, spread evenly (FNV-1a, 32 bits). */
export function spread(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return hash >>> 0;
}

/** One of so many, by a seed and what it is for. */
export function pickOf(count: number, seed: number | string, what: string): number {
  return spread(`${seed}/${what}`) % count;
}
