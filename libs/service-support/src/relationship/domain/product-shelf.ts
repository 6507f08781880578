import { Money } from '@boon/shared-kernel';
import type { Product } from './product.js';

/** Numbers few texts that repeat often: 100,000 products have some hundred categories. */
class Dictionary {
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  textOf(number: number | undefined): string {
    return this.texts[number ?? -1] ?? '';
  }
}

/** What to look for among products; everything given must hold. */
export interface ShelfSearch {
  readonly query?: string | undefined;
  readonly category?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * Products in columns: 100,000 of them, with the texts for searching, take about 50 MB. Finding makes the
 * object anew; searching reads the shelf in ascending order of SKU.
 */
export class ProductShelf {
  private readonly rows = new Map<string, number>();
  private readonly skus: string[] = [];
  private readonly spus: string[] = [];
  private readonly namesZh: string[] = [];
  private readonly namesEn: string[] = [];
  private readonly categories: number[] = [];
  private readonly brands: number[] = [];
  private readonly merchants: number[] = [];
  private readonly prices: number[] = [];
  private readonly estimated: boolean[] = [];
  /** What words are looked for in, in lower case: made once, because a search may read all of it. */
  private readonly searched: string[] = [];
  private readonly dictionary = new Dictionary();
  private order: number[] | null = null;

  get size(): number {
    return this.skus.length;
  }

  find(sku: string): Product | undefined {
    const row = this.rows.get(sku);
    return row === undefined ? undefined : this.productAt(row);
  }

  put(product: Product): void {
    const row = this.rows.get(product.sku) ?? this.newRow(product.sku);
    this.spus[row] = product.spu === product.sku ? (this.skus[row] ?? '') : product.spu;
    this.namesZh[row] = product.name.zh;
    this.namesEn[row] = product.name.en === product.name.zh ? product.name.zh : product.name.en;
    this.categories[row] = this.dictionary.numberOf(product.categoryPath);
    this.brands[row] = this.dictionary.numberOf(product.brand);
    this.merchants[row] = this.dictionary.numberOf(product.merchantId);
    this.prices[row] = Number(product.price.fen);
    this.estimated[row] = product.isEstimated;
    const { sku, name, brand } = product;
    this.searched[row] = [sku, name.zh, name.en, brand].join('\n').toLowerCase();
  }

  search({ query = '', category, after, limit }: ShelfSearch): Product[] {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const order = this.inOrder();
    const found: Product[] = [];
    for (let place = this.placeAfter(order, after); place < order.length; place += 1) {
      if (found.length === limit) break;
      const row = order[place] ?? 0;
      if (this.isIn(row, category) && this.hasWords(row, words)) found.push(this.productAt(row));
    }
    return found;
  }

  private newRow(sku: string): number {
    const row = this.skus.push(sku) - 1;
    this.rows.set(sku, row);
    this.order = null;
    return row;
  }

  private productAt(row: number): Product {
    return {
      sku: this.skus[row] ?? '',
      spu: this.spus[row] ?? '',
      name: { zh: this.namesZh[row] ?? '', en: this.namesEn[row] ?? '' },
      categoryPath: this.dictionary.textOf(this.categories[row]),
      brand: this.dictionary.textOf(this.brands[row]),
      merchantId: this.dictionary.textOf(this.merchants[row]),
      price: Money.ofFen(this.prices[row] ?? 0),
      isEstimated: this.estimated[row] ?? false,
    };
  }

  private isIn(row: number, category: string | undefined): boolean {
    if (category === undefined) return true;
    const path = this.dictionary.textOf(this.categories[row]);
    return path === category || path.startsWith(`${category}/`);
  }

  private hasWords(row: number, words: readonly string[]): boolean {
    const text = this.searched[row] ?? '';
    return words.every((word) => text.includes(word));
  }

  private inOrder(): readonly number[] {
    this.order ??= this.skus
      .map((_, row) => row)
      .sort((one, other) => ((this.skus[one] ?? '') < (this.skus[other] ?? '') ? -1 : 1));
    return this.order;
  }

  private placeAfter(order: readonly number[], after: string | undefined): number {
    if (after === undefined) return 0;
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.skus[order[middle] ?? 0] ?? '') <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
