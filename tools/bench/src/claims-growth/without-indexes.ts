import type pg from 'pg';

/** An index, how it was made, and the constraint that it is of. */
interface Index {
  readonly name: string;
  readonly definition: string;
  readonly constraint: string | null;
  readonly is_primary: boolean;
}

const INDEXES = `
  select class.relname as name, pg_get_indexdef(index.indexrelid) as definition,
    of.conname as constraint, index.indisprimary as is_primary
  from pg_index as index
  join pg_class as class on class.oid = index.indexrelid
  left join pg_constraint as of on of.conindid = index.indexrelid and of.contype in ('p', 'u')
  where index.indrelid = $1::regclass order by class.relname`;

/** Trees that grew by inserts in no order are about two thirds full. */
const AS_GROWN = 70;

/**
 * Fills a table while it has no indexes, then makes all of them anew, as full as if they had grown: many millions
 * of rows would take hours of page writes otherwise. Each client makes some of them.
 */
export async function withoutIndexes(
  clients: readonly pg.Client[],
  table: string,
  fill: () => Promise<void>,
): Promise<void> {
  const [first] = clients;
  if (first === undefined) throw new Error('nobody to make the indexes');
  const { rows: indexes } = await first.query<Index>(INDEXES, [table]);
  for (const { name, constraint } of indexes) {
    await first.query(
      constraint === null
        ? `drop index prize_issuing.${name}`
        : `alter table ${table} drop constraint ${constraint}`,
    );
  }
  await fill();
  const left = [...indexes];
  const maker = async (client: pg.Client): Promise<void> => {
    await client.query(`set maintenance_work_mem = '512MB'`);
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await client.query(asGrown(next.definition));
    }
  };
  await Promise.all(clients.map(maker));
  for (const { name, constraint, is_primary: isPrimary } of indexes) {
    if (constraint === null) continue;
    const kind = isPrimary ? 'primary key' : 'unique';
    await first.query(
      `alter table ${table} add constraint ${constraint} ${kind} using index ${name}`,
    );
  }
}

/** `with` comes after the columns and before `where`. */
function asGrown(definition: string): string {
  const [made = '', ...where] = definition.split(' WHERE ');
  return [`${made} WITH (fillfactor = ${AS_GROWN})`, ...where].join(' WHERE ');
}
