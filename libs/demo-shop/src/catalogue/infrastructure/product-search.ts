import { searchQuery } from '../domain/search-terms.js';
import type { ProductPosition, ProductQuery, ProductSort } from '../domain/product.js';

/** SQL with its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Which of the products that fit a text: those that have it in their name, or those that have it elsewhere. */
type Part = 'named' | 'other';

interface Ordering {
  /** Added to the key, so that the keys of all parts of a list go down without a break. */
  readonly offset: number;
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Above the sales of any product: what is found by its name stands before what is found otherwise. */
const NAMED_FROM = 10_000_000_000;

const ORDERINGS: Readonly<Record<ProductSort, Ordering>> = {
  'price-asc': { offset: 0, key: 'p.price_fen', direction: 'asc' },
  'price-desc': { offset: 0, key: 'p.price_fen', direction: 'desc' },
  sales: { offset: 0, key: 'p.sales', direction: 'desc' },
  relevance: { offset: 0, key: 'p.sales', direction: 'desc' },
};
const NAMED: Ordering = { ...ORDERINGS.relevance, offset: NAMED_FROM };

/**
 * A query as SQL. Relevance is two lists one after the other, each in the order of an index: sorting by a
 * worked-out rank would read everything that fits, which for a single letter is half of the shop.
 */
export class ProductSearch {
  private readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];
  private readonly ordering: Ordering;

  private constructor(
    private readonly query: ProductQuery,
    part?: Part,
  ) {
    const { category, brand, merchant, query: typed, sort } = query;
    this.ordering = part === 'named' ? NAMED : ORDERINGS[sort];
    if (category !== undefined) this.addCategory(category);
    if (brand !== undefined) this.conditions.push(`p.brand = ${this.bind(brand)}`);
    if (merchant !== undefined) this.conditions.push(`p.merchant_id = ${this.bind(merchant)}`);
    if (typed !== undefined) this.addText(typed, part);
  }

  /** The lists that make up the answer, in this order; none when not one letter or digit was typed. */
  static listsOf(query: ProductQuery): ProductSearch[] {
    const { query: typed, sort, after } = query;
    if (typed === undefined) return [new ProductSearch(query)];
    if (searchQuery(typed) === null) return [];
    if (sort !== 'relevance') return [new ProductSearch(query)];
    const isPastNamed = after !== undefined && after[0] < NAMED_FROM;
    const other = new ProductSearch(query, 'other');
    return isPastNamed ? [other] : [new ProductSearch(query, 'named'), other];
  }

  /** Rows of `columns` and `position`, at most `limit`, behind where the query goes on. */
  rows(columns: string, tables: string, limit: number): Statement {
    const { key, direction, offset } = this.ordering;
    const { after } = this.query;
    if (after !== undefined) this.addBehind(after);
    const text = `
      select ${columns}, ${key} + ${offset} as position from ${tables}
      ${this.where()}
      order by ${key} ${direction}, p.sku
      limit ${this.bind(limit)}`;
    return { text, parameters: this.parameters };
  }

  /** Counts up to `most` + 1 of what fits, whatever the order. */
  static count(query: ProductQuery, most: number): Statement | null {
    const [search] = ProductSearch.listsOf({ ...query, sort: 'sales', after: undefined });
    if (search === undefined) return null;
    const text = `
      select count(*)::int as found
      from (select 1 from demo_shop.product p ${search.where()} limit ${search.bind(most + 1)}) few`;
    return { text, parameters: search.parameters };
  }

  private addCategory(path: string): void {
    const own = this.bind(path);
    const below = this.bind(`${path.replace(/[\\%_]/g, String.raw`\$&`)}/%`);
    this.conditions.push(`(p.category_path = ${own} or p.category_path like ${below})`);
  }

  private addText(typed: string, part: Part | undefined): void {
    const isNamed = () => `p.search @@ ${this.bind(searchQuery(typed, true))}::tsquery`;
    const fits = () => `p.search @@ ${this.bind(searchQuery(typed))}::tsquery`;
    if (part !== 'named') this.conditions.push(fits());
    if (part === 'named') this.conditions.push(isNamed());
    if (part === 'other') this.conditions.push(`not ${isNamed()}`);
  }

  private addBehind([position, sku]: ProductPosition): void {
    const { key, direction, offset } = this.ordering;
    // The list after the one in which the cursor stands begins at its beginning.
    if (this.ordering !== NAMED && this.query.sort === 'relevance' && position >= NAMED_FROM)
      return;
    const further = direction === 'asc' ? '>' : '<';
    const at = `${this.bind(position - offset)}::bigint`;
    const isBehind = `${key} ${further} ${at} or p.sku > ${this.bind(sku)}`;
    this.conditions.push(`${key} ${further}= ${at} and (${isBehind})`);
  }

  private where(): string {
    return this.conditions.length === 0 ? '' : `where ${this.conditions.join(' and ')}`;
  }

  private bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }
}
