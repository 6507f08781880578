import { Injectable } from '@nestjs/common';
import { changesHead, Sql } from '@boon/platform/database';
import type { CatalogueItem } from '../domain/catalogue-item.js';
import { CatalogueRepository, type CatalogueChanges } from '../domain/catalogue.repository.js';

@Injectable()
export class SqlCatalogueRepository extends CatalogueRepository {
  /** How many objects one statement reads. */
  protected readonly pageRows: number = 1_000;

  constructor(private readonly sql: Sql) {
    super();
  }

  async put({ kind, id, version, body }: CatalogueItem): Promise<boolean> {
    const parameters = [kind, id, version, JSON.stringify(body)];
    const kept = await this.sql.execute(
      `insert into placement.catalogue_item as item (kind, id, version, body)
       values ($1, $2, $3, $4)
       on conflict (kind, id) do update set version = excluded.version, body = excluded.body,
         seq = default, changed_in = pg_current_xact_id()
       where item.version < excluded.version`,
      parameters,
    );
    await this.sql.execute(
      `insert into placement.catalogue_log (kind, id, version, body) values ($1, $2, $3, $4)
       on conflict do nothing`,
      parameters,
    );
    return kept === 1;
  }

  // In the order of their ids, so that two that put the same objects wait for each other and never in a circle.
  async putAll(items: readonly CatalogueItem[]): Promise<void> {
    if (items.length === 0) return;
    await this.sql.execute(
      `with told as materialized (
         select * from jsonb_to_recordset($1::jsonb) as told (kind text, id text, version int, body jsonb)
       ), logged as (
         insert into placement.catalogue_log (kind, id, version, body)
         select kind, id, version, body from told on conflict do nothing
       )
       insert into placement.catalogue_item as item (kind, id, version, body)
       select distinct on (kind, id) kind, id, version, body from told order by kind, id, version desc
       on conflict (kind, id) do update set version = excluded.version, body = excluded.body,
         seq = default, changed_in = pg_current_xact_id()
       where item.version < excluded.version`,
      [JSON.stringify(items)],
    );
  }

  async changesSince(mark: string | null): Promise<CatalogueChanges> {
    const head = await changesHead(this.sql);
    return { pages: this.pages(mark ?? '0'), mark: head.mark, now: head.now };
  }

  /**
   * In the order of changes, page by page: a catalogue of any size is read by statements of one. What changes
   * meanwhile moves to the end, and is read there or the next time.
   */
  private async *pages(mark: string): AsyncGenerator<CatalogueItem[]> {
    let after: readonly [string, string, string] = [mark, '', ''];
    for (;;) {
      const rows = await this.sql.query<CatalogueItem & { readonly at: string }>(
        `select kind, id, version, body, changed_in::text as at from placement.catalogue_item
         where (changed_in, kind, id) > ($1::text::xid8, $2, $3)
         order by changed_in, kind, id limit $4`,
        [...after, this.pageRows],
      );
      yield rows.map(({ at: _, ...item }) => item as CatalogueItem);
      const last = rows.at(-1);
      if (last === undefined || rows.length < this.pageRows) return;
      after = [last.at, last.kind, last.id];
    }
  }
}
