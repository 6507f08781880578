import type { Sql, UnitOfWork } from '@boon/platform';
import { LONGEST_BEGINNING } from '../domain/search-terms.js';
import { KIND_ORDER, MOST_OF_A_KIND } from './suggestion-statements.js';

/** How many suggestions are kept for each short beginning. */
const KEPT = 8;
const INITIALS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Works out anew what the shortest beginnings are completed to: initial by initial, so that no statement
 * takes long. Terms of other scripts are short as they are: their beginnings are the terms.
 */
export async function renewCompletions(sql: Sql, unitOfWork: UnitOfWork): Promise<void> {
  for (const initial of INITIALS) {
    await unitOfWork.run(async () => {
      await sql.execute(`delete from demo_shop.completion where beginning like $1 || '%'`, [
        initial,
      ]);
      await sql.execute(OF_WORDS, [initial, LONGEST_BEGINNING, MOST_OF_A_KIND, KEPT]);
    });
  }
  await unitOfWork.run(async () => {
    await sql.execute(`delete from demo_shop.completion where beginning !~ '^[a-z0-9]'`);
    await sql.execute(OF_CHARACTERS, [MOST_OF_A_KIND, KEPT]);
  });
}

const OF_WORDS = best(
  `select distinct left(term, letters) as beginning, s.suggestion_id, s.kind, s.weight
   from demo_shop.suggestion s
   cross join unnest(tsvector_to_array(s.search)) term
   cross join generate_series(1, $2::int) letters
   where s.search @@ ('''' || $1 || ''':*')::tsquery and term like $1 || '%' and length(term) >= letters`,
  '$3',
  '$4',
);

const OF_CHARACTERS = best(
  `select term as beginning, s.suggestion_id, s.kind, s.weight
   from demo_shop.suggestion s cross join unnest(tsvector_to_array(s.search)) term
   where term !~ '^[a-z0-9]' and length(term) <= 2`,
  '$1',
  '$2',
);

function best(candidates: string, ofAKind: string, kept: string): string {
  return `
    insert into demo_shop.completion (beginning, place, suggestion_id)
    select beginning, place, suggestion_id
    from (
      select beginning, suggestion_id,
        row_number() over (partition by beginning order by ${KIND_ORDER}, nth) as place
      from (
        select *, row_number() over (
          partition by beginning, kind order by weight desc, suggestion_id) as nth
        from (${candidates}) candidate
      ) ranked
      where nth <= ${kept} and (kind = 'product' or nth <= ${ofAKind})
    ) placed
    where place <= ${kept}`;
}
