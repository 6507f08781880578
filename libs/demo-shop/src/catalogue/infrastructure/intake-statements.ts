export const KEEP_PRODUCTS = `
  insert into demo_shop.product as known (
    sku, spu, name_zh, name_en, category_path, brand, brand_zh, brand_en, merchant_id,
    price_fen, sales, search)
  select a, b, c, d, e, f, g, h, i, j, k, l::tsvector
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::bigint[], $11::int[], $12::text[]) t(a, b, c, d, e, f, g, h, i, j, k, l)
  on conflict (sku) do update set
    spu = excluded.spu, name_zh = excluded.name_zh, name_en = excluded.name_en,
    category_path = excluded.category_path, brand = excluded.brand, brand_zh = excluded.brand_zh,
    brand_en = excluded.brand_en, merchant_id = excluded.merchant_id,
    price_fen = excluded.price_fen, sales = excluded.sales, search = excluded.search
  where (known.spu, known.name_zh, known.name_en, known.category_path, known.brand, known.brand_zh,
    known.brand_en, known.merchant_id, known.price_fen, known.sales, known.search)
    is distinct from (excluded.spu, excluded.name_zh, excluded.name_en, excluded.category_path,
    excluded.brand, excluded.brand_zh, excluded.brand_en, excluded.merchant_id, excluded.price_fen,
    excluded.sales, excluded.search)`;

/** Of products with one name the best-selling one stands for all. */
export const SUGGEST = `
  insert into demo_shop.suggestion as known (kind, target, name_zh, name_en, weight, search)
  select a, b, c, d, e, f::tsvector
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[])
    t(a, b, c, d, e, f)
  on conflict (kind, name_zh, name_en) do update
    set target = excluded.target, weight = excluded.weight
  where (known.target, known.weight) is distinct from (excluded.target, excluded.weight)
    and (excluded.weight > known.weight or excluded.target = known.target)`;

export const COUNT_CATEGORIES = `
  update demo_shop.category c set products = counted.products
  from (
    select c.path, count(p.sku)::int as products
    from demo_shop.category c
    left join (
      select array_to_string((string_to_array(category_path, '/'))[1:depth], '/') as path, sku
      from demo_shop.product,
        generate_series(1, array_length(string_to_array(category_path, '/'), 1)) depth
    ) p using (path)
    group by c.path
  ) counted
  where counted.path = c.path and counted.products <> c.products`;

export const FORGET_OLD_SUGGESTIONS = `
  delete from demo_shop.suggestion s
  where kind = 'product' and not exists (
    select 1 from demo_shop.product p
    where p.sku = s.target and p.name_zh = s.name_zh and p.name_en = s.name_en)`;

/** Categories and brands: of those with one name, the largest. */
export const PLACES = `
  select distinct on (kind, name_zh, name_en) kind, target, name_zh, name_en, weight
  from (
    select 'category' as kind, path as target, name_zh, name_en, products as weight
    from demo_shop.category where products > 0
    union all
    select 'brand', brand, max(brand_zh), max(brand_en), count(*)::int
    from demo_shop.product where brand <> '' group by brand
  ) place
  order by kind, name_zh, name_en, weight desc, target`;
