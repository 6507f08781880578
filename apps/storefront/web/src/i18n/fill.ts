/** What goes into the gaps of a sentence. */
export type Gaps = Readonly<Record<string, string | number>>;

const GAP = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/** Fills `{name}`; `{count|item|items}` becomes the word for one or for many. */
export function fill(sentence: string, gaps: Gaps = {}): string {
  return sentence.replace(GAP, (whole, name: string, one?: string, many?: string) => {
    const value = gaps[name];
    if (value === undefined) return whole;
    if (one === undefined) return String(value);
    return (Number(value) === 1 ? one : many) ?? '';
  });
}
