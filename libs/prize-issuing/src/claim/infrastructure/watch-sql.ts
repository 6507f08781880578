/** How many parameters the look at watched stocks takes: ids and versions. */
export const WATCH_COLUMNS = 2;

/**
 * Stocks that keep no count are written by no claim; a batch of theirs only looks whether they are still in the
 * version that it was decided on. `first` is the first of its parameters.
 */
export function watching(first: number): string {
  return `
  watched as (
    select count(*) filter (where prize_issuing.stands(stock_id, version))::int as standing
    from (
      select * from unnest($${first}::uuid[], $${first + 1}::int[]) as watched (stock_id, version)
      order by stock_id
    ) as watched
  )`;
}

/** How many of them stand. */
export const STANDING = '(select standing from watched)';

/** The parameters of `watching`. */
export function watchColumns(watched: ReadonlyMap<string, number>): unknown[] {
  return [[...watched.keys()], [...watched.values()]];
}
