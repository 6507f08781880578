import { Injectable } from '@nestjs/common';
import { Sql, UnitOfWork } from '@boon/platform';
import { refused } from '@boon/shared-kernel';
import {
  PRODUCT_COLUMNS,
  productOf,
  type ProductRow,
} from '../../catalogue/infrastructure/product-rows.js';
import { Carts, type CartChange } from '../carts.js';
import { MOST_LINES, MOST_OF_ONE, type CartLine } from '../domain/cart.js';

/** Carts in PostgreSQL. */
@Injectable()
export class SqlCarts extends Carts {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async read(userId: string): Promise<CartLine[]> {
    const rows = await this.sql.query<ProductRow & { readonly quantity: number }>(
      `select ${PRODUCT_COLUMNS}, c.quantity
       from demo_shop.cart_line c
       join demo_shop.product p using (sku)
       left join demo_shop.merchant m using (merchant_id)
       where c.user_id = $1 order by c.added_at, c.sku`,
      [userId],
    );
    return rows.map((row) => ({ product: productOf(row), quantity: row.quantity }));
  }

  async put(userId: string, sku: string, quantity: number): Promise<CartChange> {
    if (quantity === 0) {
      await this.sql.execute(`delete from demo_shop.cart_line where user_id = $1 and sku = $2`, [
        userId,
        sku,
      ]);
      return { ok: true };
    }
    return this.unitOfWork.run(async () => {
      await this.hold(userId);
      const [known] = await this.sql.query<{ isSold: boolean; others: number }>(KNOWN, [
        userId,
        sku,
      ]);
      if (known?.isSold !== true) return refused('shop.sku-unknown');
      if (known.others >= MOST_LINES) return refused('cart.full', { most: MOST_LINES });
      await this.sql.execute(
        `insert into demo_shop.cart_line (user_id, sku, quantity) values ($1, $2, $3)
         on conflict (user_id, sku) do update set quantity = excluded.quantity`,
        [userId, sku, quantity],
      );
      return { ok: true };
    });
  }

  async hold(userId: string): Promise<void> {
    await this.sql.query(`select pg_advisory_xact_lock(hashtextextended('cart ' || $1, 0))`, [
      userId,
    ]);
  }

  async clear(userId: string): Promise<void> {
    await this.sql.execute(`delete from demo_shop.cart_line where user_id = $1`, [userId]);
  }

  async takeOut(
    userId: string,
    ordered: readonly { readonly sku: string; readonly quantity: number }[],
  ): Promise<void> {
    await this.sql.execute(
      `with ordered as (select * from unnest($2::text[], $3::int[]) o(sku, quantity)),
         fewer as (
           update demo_shop.cart_line c set quantity = c.quantity - o.quantity
           from ordered o where c.user_id = $1 and c.sku = o.sku and c.quantity > o.quantity)
       delete from demo_shop.cart_line c using ordered o
       where c.user_id = $1 and c.sku = o.sku and c.quantity <= o.quantity`,
      [userId, ordered.map(({ sku }) => sku), ordered.map(({ quantity }) => quantity)],
    );
  }

  async moveAlong(from: string, to: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.hold(to);
      await this.sql.execute(MOVE, [from, to, MOST_LINES, MOST_OF_ONE]);
    });
  }
}

const KNOWN = `
  select exists (select 1 from demo_shop.product where sku = $2) as "isSold",
    (select count(*)::int from demo_shop.cart_line where user_id = $1 and sku <> $2) as others`;

/** What does not fit any more stays out: the oldest come first. */
const MOVE = `
  with moved as (delete from demo_shop.cart_line where user_id = $1 returning sku, quantity, added_at),
    room as (
      select moved.*, row_number() over (order by known.sku is null, moved.added_at, moved.sku) as place
      from moved left join demo_shop.cart_line known on known.user_id = $2 and known.sku = moved.sku)
  insert into demo_shop.cart_line as known (user_id, sku, quantity, added_at)
  select $2, sku, quantity, added_at from room
  where place <= $3 - (
    select count(*) from demo_shop.cart_line
    where user_id = $2 and sku not in (select sku from moved))
  on conflict (user_id, sku) do update set quantity = least($4, known.quantity + excluded.quantity)`;
