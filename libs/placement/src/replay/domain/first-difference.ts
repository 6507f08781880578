/** Where two JSON values differ first, by path, and both sides there; null when they are the same. */
export interface Difference {
  readonly path: string;
  readonly logged: unknown;
  readonly replayed: unknown;
}

/** Looks for the first difference, members in the order of their names, whatever their order in the objects. */
export function firstDifference(logged: unknown, replayed: unknown, path = ''): Difference | null {
  if (Object.is(logged, replayed)) return null;
  if (!isNested(logged) || !isNested(replayed)) return { path, logged, replayed };
  if (Array.isArray(logged) !== Array.isArray(replayed)) return { path, logged, replayed };
  const names = [...new Set([...Object.keys(logged), ...Object.keys(replayed)])];
  if (!Array.isArray(logged)) names.sort();
  for (const name of names) {
    const place = Array.isArray(logged) ? `${path}[${name}]` : `${path}${path && '.'}${name}`;
    const found = firstDifference(logged[name], replayed[name], place);
    if (found !== null) return found;
  }
  return null;
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
