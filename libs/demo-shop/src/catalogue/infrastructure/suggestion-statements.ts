import { searchQuery, shortBeginning } from '../domain/search-terms.js';
import type { Suggestion } from '../domain/product.js';
import type { Statement } from './product-search.js';

/** A row of `demo_shop.suggestion`. */
export interface SuggestionRow {
  readonly kind: Suggestion['kind'];
  readonly target: string;
  readonly name_zh: string;
  readonly name_en: string;
}

/** Of categories and of brands; the rest are products. */
export const MOST_OF_A_KIND = 2;

/** Categories first, then brands, then products, each kind by its weight. */
export const KIND_ORDER = `case kind when 'category' then 1 when 'brand' then 2 else 3 end`;

/** What to ask, one after the other until something is found: kept completions, then the index. */
export function suggestionStatements(typed: string, limit: number): Statement[] {
  const terms = searchQuery(typed);
  if (terms === null) return [];
  const beginning = shortBeginning(typed);
  return [
    ...(beginning === null ? [] : [kept(beginning, limit)]),
    { text: SEARCHED, parameters: [terms, MOST_OF_A_KIND, limit] },
  ];
}

function kept(beginning: string, limit: number): Statement {
  return {
    text: `
      select s.kind, s.target, s.name_zh, s.name_en
      from demo_shop.completion c join demo_shop.suggestion s using (suggestion_id)
      where c.beginning = $1 order by c.place limit $2`,
    parameters: [beginning, limit],
  };
}

const SEARCHED = `
  select kind, target, name_zh, name_en
  from (
    select *, row_number() over (partition by kind order by weight desc, suggestion_id) as nth
    from demo_shop.suggestion where search @@ $1::tsquery
  ) found
  where kind = 'product' or nth <= $2
  order by ${KIND_ORDER}, nth
  limit $3`;
