/** What orders drew of lots and keep, by lot. */
const KEPT = `
  select lot.grant_id, sum(lot.drawn) filter (where redemption.state = 'locked') as locked,
    sum(lot.drawn - lot.returned) filter (where redemption.state = 'confirmed') as spent
  from prize_issuing.redemption_lot as lot
  join prize_issuing.redemption on redemption.id = lot.redemption_id group by lot.grant_id`;

/** A lot's size = what remains + what orders keep + what lapsed; its locked part is that of open orders. */
export const LOTS_ADD_UP: readonly string[] = [
  `select lot.id as subject, format('lot of %s: remains %s (locked %s), lapsed %s; orders locked %s, keep %s',
     lot_size, worst_case, lot_locked, lot_lapsed, coalesce(kept.locked, 0), coalesce(kept.spent, 0))
     as detail
   from prize_issuing.benefit_grant as lot
   left join (${KEPT}) as kept on kept.grant_id = lot.id
   where lot.used_by = 'parts' and (lot_locked <> coalesce(kept.locked, 0)
     or lot_size <> worst_case + lot_lapsed + coalesce(kept.spent, 0)
     or lot_locked > worst_case or lot_lapsed < 0)`,
  `select kept.grant_id as subject, format('drawn by orders, but %s', coalesce(lot.used_by, 'no lot'))
     as detail
   from (${KEPT}) as kept left join prize_issuing.benefit_grant as lot on lot.id = kept.grant_id
   where lot.used_by is distinct from 'parts'`,
];

/** What an order drew of a lot stands on its lines, and comes back with them: floor(drawn x k / n) a line. */
export const DRAWN_STANDS_ON_LINES: readonly string[] = [
  `select lot.redemption_id || ' ' || lot.grant_id as subject,
     format('drew %s, on lines %s', lot.drawn, coalesce(shares.fen, 0)) as detail
   from prize_issuing.redemption_lot as lot full join (
     select redemption_id, grant_id, sum(discount) as fen from prize_issuing.redemption_share
     where effect = 'balance' group by redemption_id, grant_id
   ) as shares using (redemption_id, grant_id)
   where lot.drawn is distinct from shares.fen`,
  `select coalesce(lots.redemption_id, lines.redemption_id) as subject,
     format('%s came back to lots, %s from lines', coalesce(lots.fen, 0), coalesce(lines.fen, 0))
       as detail
   from (
     select redemption_id, sum(returned) as fen from prize_issuing.redemption_lot
     group by redemption_id
   ) as lots full join (
     select drawn.redemption_id, sum(drawn.fen * line.returned / line.quantity) as fen from (
       select redemption_id, line_id, sum(discount)::bigint as fen
       from prize_issuing.redemption_share where effect = 'balance' group by redemption_id, line_id
     ) as drawn join prize_issuing.redemption_line as line using (redemption_id, line_id)
     group by drawn.redemption_id
   ) as lines using (redemption_id)
   where coalesce(lots.fen, 0) <> coalesce(lines.fen, 0)`,
];

/** Interest of an order = what is waived by shares + what the shopper pays by line. */
export const INTEREST_ADDS_UP: readonly string[] = [
  `select redemption.id as subject, format('interest %s, waived %s; shares waive %s, lines pay %s',
     redemption.interest, waived, coalesce(shares.fen, 0), coalesce(lines.fen, 0)) as detail
   from prize_issuing.redemption
   left join (
     select redemption_id, sum(discount) as fen from prize_issuing.redemption_share
     where effect = 'interest' group by redemption_id
   ) as shares on shares.redemption_id = redemption.id
   left join (
     select redemption_id, sum(interest) as fen from prize_issuing.redemption_line
     group by redemption_id
   ) as lines on lines.redemption_id = redemption.id
   where waived <> coalesce(shares.fen, 0)
     or redemption.interest <> waived + coalesce(lines.fen, 0)
     or (plan_months is null and redemption.interest <> 0)`,
];
