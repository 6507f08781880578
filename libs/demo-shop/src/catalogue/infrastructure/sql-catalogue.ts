import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { Catalogue } from '../catalogue.js';
import type {
  CategoryCount,
  FoundProduct,
  Product,
  ProductQuery,
  Suggestion,
} from '../domain/product.js';
import { isChinese } from '../domain/search-terms.js';
import { PRODUCT_COLUMNS, PRODUCT_TABLES, productOf, type ProductRow } from './product-rows.js';
import { ProductSearch } from './product-search.js';
import { suggestionStatements, type SuggestionRow } from './suggestion-statements.js';

interface CategoryRow {
  readonly path: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly products: number;
}

type FoundRow = ProductRow & { readonly position: string };

/** The catalogue in PostgreSQL. */
@Injectable()
export class SqlCatalogue extends Catalogue {
  constructor(private readonly sql: Sql) {
    super();
  }

  async find(sku: string): Promise<Product | undefined> {
    return (await this.findAll([sku])).get(sku);
  }

  async findAll(skus: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    const rows = await this.sql.query<ProductRow>(
      `select ${PRODUCT_COLUMNS} from ${PRODUCT_TABLES} where p.sku = any($1::text[])`,
      [skus],
    );
    return new Map(rows.map((row) => [row.sku, productOf(row)]));
  }

  async search(query: ProductQuery): Promise<FoundProduct[]> {
    const found: FoundProduct[] = [];
    for (const list of ProductSearch.listsOf(query)) {
      const left = query.limit - found.length;
      if (left <= 0) break;
      const { text, parameters } = list.rows(PRODUCT_COLUMNS, PRODUCT_TABLES, left);
      found.push(...(await this.sql.query<FoundRow>(text, parameters)).map(foundProduct));
    }
    return found;
  }

  async count(query: ProductQuery, most: number): Promise<number | null> {
    const statement = ProductSearch.count(query, most);
    if (statement === null) return 0;
    const [row] = await this.sql.query<{ found: number }>(statement.text, statement.parameters);
    return row === undefined || row.found > most ? null : row.found;
  }

  async related(product: Product, limit: number): Promise<Product[]> {
    const found: Product[] = [];
    for (const category of pathsUpwards(product.categoryPath)) {
      const around = await this.search({
        category,
        sort: 'sales',
        limit: limit + found.length + 1,
      });
      for (const { product: other } of around) {
        const isNew = other.sku !== product.sku && !found.some(({ sku }) => sku === other.sku);
        if (isNew && found.length < limit) found.push(other);
      }
      if (found.length >= limit) break;
    }
    return found;
  }

  async suggest(typed: string, limit: number): Promise<Suggestion[]> {
    for (const { text, parameters } of suggestionStatements(typed, limit)) {
      const rows = await this.sql.query<SuggestionRow>(text, parameters);
      if (rows.length > 0) return rows.map((row) => suggestionOf(row, typed));
    }
    return [];
  }

  async categories(depth: number): Promise<CategoryCount[]> {
    const rows = await this.sql.query<CategoryRow>(
      `select path, name_zh, name_en, products from demo_shop.category
       where products > 0 and array_length(string_to_array(path, '/'), 1) <= $1
       order by array_length(string_to_array(path, '/'), 1), products desc, path`,
      [depth],
    );
    return rows.map(({ path, name_zh, name_en, products }) => ({
      path,
      name: { zh: name_zh, en: name_en },
      count: products,
    }));
  }
}

function foundProduct(row: FoundRow): FoundProduct {
  return { product: productOf(row), position: [Number(row.position), row.sku] };
}

/** A category path, then what lies above it: `a/b/c`, `a/b`, `a`. */
function pathsUpwards(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}

function suggestionOf(row: SuggestionRow, typed: string): Suggestion {
  const { kind, target, name_zh, name_en } = row;
  const name = { zh: name_zh, en: name_en };
  return { text: isChinese(typed) ? name.zh : name.en, name, kind, target };
}
