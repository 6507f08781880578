/** Texts as PostgreSQL writes an array of them, so that arrays of arrays can be unnested; null for none. */
export function textArray(texts: readonly string[]): string | null {
  if (texts.length === 0) return null;
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** Needs no quotes within an array; NULL would be taken for none. */
const PLAIN = /^(?!null$)[\w.:@+=/-]+$/i;

/** Texts as one parameter of an array type: ids and names of users are plain, and joined as they are. */
export function textColumn(texts: readonly string[]): string {
  return `{${texts.map(element).join(',')}}`;
}

function element(text: string): string {
  return PLAIN.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
