import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import {
  CatalogueIntake,
  type CategoryLine,
  type MerchantLine,
  type ShelfLine,
} from '../catalogue-intake.js';
import { searchVector, suggestionVector } from '../domain/search-terms.js';
import {
  COUNT_CATEGORIES,
  FORGET_OLD_SUGGESTIONS,
  KEEP_PRODUCTS,
  PLACES,
  SUGGEST,
} from './intake-statements.js';
import { renewCompletions } from './renew-completions.js';

/** What a product is found by beside its own names. */
interface Surroundings {
  readonly categories: ReadonlyMap<string, string>;
  readonly merchants: ReadonlyMap<string, string>;
}

/** Takes in what the shop sells, as few statements as there are kinds of lines. */
@Injectable()
export class SqlCatalogueIntake extends CatalogueIntake {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async takeCategories(lines: readonly CategoryLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.keep(
      `insert into demo_shop.category as known (path, name_zh, name_en)
       select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (path) do update set name_zh = excluded.name_zh, name_en = excluded.name_en
       where (known.name_zh, known.name_en) is distinct from (excluded.name_zh, excluded.name_en)`,
      columns(lines, (each) => [each.path, each.name.zh, each.name.en]),
    );
  }

  async takeMerchants(lines: readonly MerchantLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.keep(
      `insert into demo_shop.merchant as known (merchant_id, name_zh, name_en)
       select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (merchant_id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en
       where (known.name_zh, known.name_en) is distinct from (excluded.name_zh, excluded.name_en)`,
      columns(lines, (each) => [each.merchantId, each.name.zh, each.name.en]),
    );
  }

  async takeProducts(lines: readonly ShelfLine[]): Promise<void> {
    if (lines.length === 0) return;
    const around = await this.surroundings(lines);
    const vectors = lines.map((line) => vectorOf(line, around));
    await this.unitOfWork.run(async () => {
      await this.keepProducts(lines, vectors);
      await this.suggestProducts(lines);
    });
  }

  async renew(): Promise<number> {
    const [mark] = await this.sql.query<{ changes: string; renewed: string }>(
      'select changes, renewed from demo_shop.catalogue_mark',
    );
    if (mark?.changes !== mark?.renewed) {
      await this.renewAll();
      await this.sql.execute(`update demo_shop.catalogue_mark set renewed = $1`, [mark?.changes]);
    }
    const [row] = await this.sql.query<{ products: number }>(
      'select count(*)::int as products from demo_shop.product',
    );
    return row?.products ?? 0;
  }

  private async renewAll(): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.sql.execute(COUNT_CATEGORIES);
      await this.sql.execute(FORGET_OLD_SUGGESTIONS);
      await this.suggestPlaces();
    });
    await renewCompletions(this.sql, this.unitOfWork);
  }

  /** Writes lines, and marks in the same transaction that something has changed if it has. */
  private async keep(statement: string, parameters: readonly unknown[]): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.sql.execute(statement, parameters)) === 0) return;
      await this.sql.execute('update demo_shop.catalogue_mark set changes = changes + 1');
    });
  }

  private async surroundings(lines: readonly ShelfLine[]): Promise<Surroundings> {
    const paths = new Set(lines.flatMap(({ categoryPath }) => pathsAlong(categoryPath)));
    const sellers = new Set(lines.map(({ merchantId }) => merchantId));
    const categories = await this.sql.query<{ id: string; names: string }>(
      `select path as id, name_zh || ' ' || name_en as names from demo_shop.category
       where path = any($1::text[])`,
      [[...paths]],
    );
    const merchants = await this.sql.query<{ id: string; names: string }>(
      `select merchant_id as id, name_zh || ' ' || name_en as names from demo_shop.merchant
       where merchant_id = any($1::text[])`,
      [[...sellers]],
    );
    return {
      categories: new Map(categories.map(({ id, names }) => [id, names])),
      merchants: new Map(merchants.map(({ id, names }) => [id, names])),
    };
  }

  private async keepProducts(
    lines: readonly ShelfLine[],
    vectors: readonly string[],
  ): Promise<void> {
    const parameters = columns(lines, (each, index) => [
      ...[each.sku, each.spu, each.name.zh, each.name.en, each.categoryPath],
      ...[each.brand, each.brandName.zh, each.brandName.en, each.merchantId],
      ...[each.priceFen, each.sales, vectors[index]],
    ]);
    await this.keep(KEEP_PRODUCTS, parameters);
  }

  private async suggestProducts(lines: readonly ShelfLine[]): Promise<void> {
    const best = new Map<string, ShelfLine>();
    for (const line of lines) {
      const name = `${line.name.zh}\n${line.name.en}`;
      const known = best.get(name);
      if (known === undefined || line.sales > known.sales) best.set(name, line);
    }
    await this.suggest(
      [...best.values()].map((line) => ({
        kind: 'product',
        target: line.sku,
        name: line.name,
        weight: line.sales,
      })),
    );
  }

  private async suggestPlaces(): Promise<void> {
    const places = await this.sql.query<PlaceRow>(PLACES);
    await this.suggest(
      places.map(({ kind, target, name_zh, name_en, weight }) => ({
        ...{ kind, target, weight },
        name: { zh: name_zh, en: name_en },
      })),
    );
  }

  private async suggest(lines: readonly SuggestedLine[]): Promise<void> {
    if (lines.length === 0) return;
    const parameters = columns(lines, ({ kind, target, name, weight }) => [
      ...[kind, target, name.zh, name.en, weight],
      suggestionVector(`${name.zh} ${name.en}`),
    ]);
    await this.sql.execute(SUGGEST, parameters);
  }
}

interface PlaceRow {
  readonly kind: string;
  readonly target: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly weight: number;
}

interface SuggestedLine {
  readonly kind: string;
  readonly target: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly weight: number;
}

/** `a/b/c`, `a/b` and `a`. */
function pathsAlong(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function vectorOf(line: ShelfLine, { categories, merchants }: Surroundings): string {
  const places = pathsAlong(line.categoryPath).map((path) => categories.get(path) ?? '');
  const brand = `${line.brandName.zh} ${line.brandName.en} ${line.brand}`;
  const elsewhere = [brand, ...places, merchants.get(line.merchantId) ?? ''].join(' ');
  return searchVector(`${line.name.zh} ${line.name.en}`, elsewhere);
}

/** Rows turned into one array per column, as `unnest` takes them. */
function columns<Row>(
  rows: readonly Row[],
  valuesOf: (row: Row, index: number) => readonly unknown[],
): unknown[][] {
  const values = rows.map(valuesOf);
  return (values[0] ?? []).map((_, column) => values.map((row) => row[column]));
}
