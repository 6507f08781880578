import { useMemo } from 'react';
import { useCategories } from '../api/shop-queries.js';
import type { Category } from '../api/shop-types.js';
import { useSpeaker } from '../i18n/language-context.js';
import type { Bilingual } from '../i18n/language.js';
import type { Names } from './face.js';

/** Names for the codes in terms, from what the shop sells. */
export function useNames(): Names {
  const { data } = useCategories();
  const { pick } = useSpeaker();
  return useMemo(() => {
    const known = new Map<string, Bilingual>();
    collect(data ?? [], known);
    return { category: (path) => pick(known.get(path)) || lastPart(path) };
  }, [data, pick]);
}

function collect(categories: readonly Category[], into: Map<string, Bilingual>): void {
  for (const { path, name, children } of categories) {
    into.set(path, name);
    collect(children, into);
  }
}

function lastPart(path: string): string {
  return path.split('/').at(-1) ?? path;
}
