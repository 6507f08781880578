import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import type { CatalogueItem } from '../domain/catalogue-item.js';
import { CatalogueRepository, type CatalogueChanges } from '../domain/catalogue.repository.js';

@Injectable()
export class SqlCatalogueRepository extends CatalogueRepository {
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

  /**
   * Reads by transaction id: a transaction that was open at the last reading has an id at or above the
   * snapshot's xmin of then, which is the mark, so what it commits later is read again.
   */
  async changesSince(mark: string | null): Promise<CatalogueChanges> {
    const [head] = await this.sql.query<{ mark: string; now: Date }>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as mark, clock_timestamp() as now`,
    );
    const items = await this.sql.query<CatalogueItem>(
      `select kind, id, version, body from placement.catalogue_item
       where $1::text is null or changed_in >= $1::text::xid8`,
      [mark],
    );
    if (!head) throw new RangeError('the database answered no snapshot');
    return { items, mark: head.mark, now: head.now };
  }
}
