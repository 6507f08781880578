import { searchQuery } from '../domain/search-terms.js';
import type { ProductQuery, ProductSort } from '../domain/product.js';

/** SQL with its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

interface Ordering {
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

/** Above the sales of any product: what is found by its name stands before what is found otherwise. */
const NAME_FIRST = '10000000000';

/** The conditions of a query, and how it is ordered; null when nothing can be found. */
export class ProductSearch {
  private readonly parameters: unknown[] = [];
  private readonly conditions: string[] = [];
  private readonly ordering: Ordering;

  private constructor(query: ProductQuery) {
    const { category, brand, merchant } = query;
    if (category !== undefined) this.addCategory(category);
    if (brand !== undefined) this.conditions.push(`p.brand = ${this.bind(brand)}`);
    if (merchant !== undefined) this.conditions.push(`p.merchant_id = ${this.bind(merchant)}`);
    this.ordering = this.orderingOf(query);
  }

  /** Null when there is a text, but not one letter or digit in it. */
  static of(query: ProductQuery): ProductSearch | null {
    const { query: typed } = query;
    if (typed === undefined) return new ProductSearch(query);
    const terms = searchQuery(typed);
    if (terms === null) return null;
    const search = new ProductSearch(query);
    search.conditions.push(`p.search @@ ${search.bind(terms)}::tsquery`);
    return search;
  }

  /** Rows of `columns` and `position`, at most `limit`, behind the position `after`. */
  rows(columns: string, tables: string, { after, limit }: ProductQuery): Statement {
    const { key, direction } = this.ordering;
    if (after !== undefined) this.conditions.push(this.behind(after));
    const text = `
      select ${columns}, ${key} as position from ${tables}
      ${this.where()}
      order by ${key} ${direction}, p.sku
      limit ${this.bind(limit)}`;
    return { text, parameters: this.parameters };
  }

  /** Counts up to `most` + 1. */
  count(most: number): Statement {
    const text = `
      select count(*)::int as found
      from (select 1 from demo_shop.product p ${this.where()} limit ${this.bind(most + 1)}) few`;
    return { text, parameters: this.parameters };
  }

  private addCategory(path: string): void {
    const own = this.bind(path);
    const below = this.bind(`${path.replace(/[\\%_]/g, String.raw`\$&`)}/%`);
    this.conditions.push(`(p.category_path = ${own} or p.category_path like ${below})`);
  }

  private orderingOf({ sort, query }: ProductQuery): Ordering {
    const orderings: Readonly<Record<ProductSort, () => Ordering>> = {
      'price-asc': () => ({ key: 'p.price_fen', direction: 'asc' }),
      'price-desc': () => ({ key: 'p.price_fen', direction: 'desc' }),
      sales: () => ({ key: 'p.sales', direction: 'desc' }),
      relevance: () => ({ key: this.relevance(query), direction: 'desc' }),
    };
    return orderings[sort]();
  }

  private relevance(typed = ''): string {
    const byName = searchQuery(typed, 'A');
    if (byName === null) return 'p.sales';
    const isNamed = `p.search @@ ${this.bind(byName)}::tsquery`;
    return `(case when ${isNamed} then ${NAME_FIRST} else 0 end + p.sales)`;
  }

  private behind([position, sku]: readonly [number, string]): string {
    const { key, direction } = this.ordering;
    const further = direction === 'asc' ? '>' : '<';
    const at = `${this.bind(position)}::bigint`;
    return `(${key} ${further}= ${at} and (${key} ${further} ${at} or p.sku > ${this.bind(sku)}))`;
  }

  private where(): string {
    return this.conditions.length === 0 ? '' : `where ${this.conditions.join(' and ')}`;
  }

  private bind(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }
}
