import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import type { CatalogueItem } from '../../catalogue/domain/catalogue-item.js';
import type { KnownItem } from '../../catalogue/node-history.js';
import { inParts } from '../../decision-log/domain/in-parts.js';
import { LoggedCatalogues } from '../logged-catalogues.js';

/** From the last full list of the node on, every list of changes up to the version. */
const VERSIONS = `
  select items from placement.catalogue_version
  where node = $1 and version <= $2 and version >= (
    select max(version) from placement.catalogue_version
    where node = $1 and version <= $2 and is_base)
  order by version, part`;

const BODIES_AT_ONCE = 5_000;

/** The log keeps what was current within 30 days; what has not changed for longer still stands in the catalogue. */
const BODIES = `
  select wanted.kind, wanted.id, wanted.version, coalesce(log.body, item.body) as body
  from jsonb_to_recordset($1::jsonb) as wanted (kind text, id text, version int)
  left join placement.catalogue_log as log using (kind, id, version)
  left join placement.catalogue_item as item using (kind, id, version)`;

@Injectable()
export class SqlLoggedCatalogues extends LoggedCatalogues {
  constructor(private readonly sql: Sql) {
    super();
  }

  async itemsOf(node: string, version: number): Promise<readonly CatalogueItem[]> {
    const rows = await this.sql.query<{ items: KnownItem[] }>(VERSIONS, [node, version]);
    if (rows.length === 0) {
      throw new Error(`version ${version} of node ${node} is not kept (versions are, for 30 days)`);
    }
    const known = new Map<string, KnownItem>();
    for (const { items } of rows) {
      for (const item of items) known.set(`${item.kind}:${item.id}`, item);
    }
    const all = [...known.values()];
    const wanted = all.filter(({ body }) => body === undefined);
    const found: CatalogueItem[] = [];
    for (const some of inParts(wanted, BODIES_AT_ONCE)) {
      found.push(...(await this.sql.query<CatalogueItem>(BODIES, [JSON.stringify(some)])));
    }
    const missing = found.find(({ body }) => body === null);
    if (missing) {
      throw new Error(`${missing.kind} ${missing.id} version ${missing.version} is not kept`);
    }
    return [...all.filter(({ body }) => body !== undefined), ...found] as CatalogueItem[];
  }
}
