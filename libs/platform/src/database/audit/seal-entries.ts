import type { Sql } from '../sql.js';
import type { UnitOfWork } from '../unit-of-work.js';

/** Everything of an entry, in a form that neither time zone nor locale changes. */
const CONTENT = `convert_to(jsonb_build_array(
  entry.id, (extract(epoch from entry.at) * 1000000)::bigint, entry.transaction::text, entry.actor,
  entry.role, entry.action, entry.subject, entry.before, entry.after)::text, 'UTF8')`;

/** The hash of a seal: SHA-256 of the hash before it and of the entry. */
function hashAfter(before: string): string {
  return `sha256(${before} || ${CONTENT})`;
}

/** Whoever seals has the head to itself; a second one has nothing to do. */
const TAKE_HEAD = `select 1 from platform.audit_head for update skip locked`;

const SEAL = `
  with recursive head as materialized (
    select number, hash from platform.audit_head
  ), waiting as materialized (
    select entry_id, row_number() over (order by entry_id) as n
    from (select entry_id from platform.audit_unsealed order by entry_id limit $1) as next
  ), link (n, hash) as (
    select 0::bigint, hash from head
    union all
    select waiting.n, ${hashAfter('link.hash')}
    from link join waiting on waiting.n = link.n + 1
    join platform.audit_entry as entry on entry.id = waiting.entry_id
  ), sealed as (
    insert into platform.audit_seal (number, entry_id, hash)
    select head.number + link.n, waiting.entry_id, link.hash
    from head cross join link join waiting on waiting.n = link.n order by link.n
    returning number, entry_id, hash
  ), taken as (
    delete from platform.audit_unsealed where entry_id in (select entry_id from sealed)
  ), moved as (
    update platform.audit_head set number = newest.number, hash = newest.hash
    from (select number, hash from sealed order by number desc limit 1) as newest
  )
  select count(*)::int as count from sealed`;

const AT_ONCE = 500;

/**
 * Seals the entries that wait, in their order, and answers how many. Any number of processes may call it. An entry whose
 * transaction ends later than those of its successors is found by a later look: what was committed before another act
 * began always stands before it in the chain.
 */
export async function sealEntries(sql: Sql, unitOfWork: UnitOfWork): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await unitOfWork.run(async () => {
      if ((await sql.query(TAKE_HEAD, [])).length === 0) return 0;
      const [row] = await sql.query<{ count: number }>(SEAL, [AT_ONCE]);
      return row?.count ?? 0;
    });
    sum += count;
    if (count < AT_ONCE) return sum;
  }
}

/**
 * Statements that find where the chain is broken, a row of subject and detail for each place: an entry that was changed,
 * removed or slipped in, a seal that was, or one that nobody gave within a day.
 */
export const brokenSeals: readonly string[] = [
  `select seal.number as subject, case
       when entry.id is null then format('entry %s was removed', seal.entry_id)
       when seal.before_number is distinct from seal.number - 1 then
         format('%s seals before it were removed', seal.number - 1 - seal.before_number)
       else format('entry %s is not as it was sealed', seal.entry_id) end as detail
   from (
     select number, entry_id, hash, coalesce(lag(number) over chain, 0) as before_number,
       coalesce(lag(hash) over chain, sha256('boon')) as before
     from platform.audit_seal window chain as (order by number)
   ) as seal
   left join platform.audit_entry as entry on entry.id = seal.entry_id
   where entry.id is null or seal.before_number <> seal.number - 1
     or seal.hash <> ${hashAfter('seal.before')}`,
  `select head.number as subject, format('the chain ends with %s', coalesce(number_of, 0)) as detail
   from platform.audit_head as head left join (
     select number as number_of, hash as hash_of from platform.audit_seal
     order by number desc limit 1
   ) as newest on true
   where head.number <> coalesce(number_of, 0) or head.hash <> coalesce(hash_of, sha256('boon'))`,
  `select entry.id as subject, case when waiting.entry_id is null then 'has no seal and waits for none'
       else format('waits for its seal since %s', entry.at) end as detail
   from platform.audit_entry as entry
   left join platform.audit_seal as seal on seal.entry_id = entry.id
   left join platform.audit_unsealed as waiting on waiting.entry_id = entry.id
   where seal.number is null
     and (waiting.entry_id is null or entry.at < now() - interval '1 day')`,
];
