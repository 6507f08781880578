/** Texts as PostgreSQL writes an array of them, so that arrays of arrays can be unnested; null for none. */
export function textArray(texts: readonly string[]): string | null {
  if (texts.length === 0) return null;
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
