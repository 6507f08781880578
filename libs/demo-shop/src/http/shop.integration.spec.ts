import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenSigner } from '@boon/platform';
import { usePostgres } from '@boon/testing';
import { generateShop } from '../shop/generate-shop.js';
import { shelvesOf } from '../shop/shelves.js';
import { LoneShop } from './testing/lone-shop.js';
import { AD_CLICK_KEYS, type Shopper, type ShopReply } from './testing/shop-world.js';

const SHELVES = shelvesOf(generateShop(7, new Date('2026-11-11T04:00:00.000Z')));
const ID = '01990000-0000-7000-8000-00000000dead';

interface Listed {
  readonly sku: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly categoryPath: string;
  readonly brand: string;
  readonly merchantId: string;
  readonly priceFen: string;
  readonly sales: number;
}

let shop: LoneShop;
let stranger: Shopper;
// Before the server is stopped: hooks run in the order of their making.
afterAll(() => shop?.close());
const postgres = usePostgres();

beforeAll(async () => {
  shop = await LoneShop.open(postgres.url);
  stranger = shop.as();
  await fill(await shop.keeper());
}, 120_000);

async function fill(keeper: Shopper): Promise<void> {
  for (const kind of ['categories', 'merchants', 'products'] as const) {
    const rows: readonly object[] = SHELVES[kind];
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect((await keeper.ask('POST', `/shop/intake/${kind}`, { lines })).status).toBe(200);
  }
  const renewed = await keeper.ask('POST', '/shop/intake/renew');
  expect(renewed.body).toEqual({ products: SHELVES.products.length });
}

async function list(query: string): Promise<Listed[]> {
  const { body } = await stranger.get(`/shop/products?${query}`);
  return body['items'] as Listed[];
}

/** Every part of a list, one after the other. */
async function wholeList(query: string): Promise<Listed[]> {
  const all: Listed[] = [];
  let next: unknown = null;
  do {
    const cursor = typeof next === 'string' ? `&cursor=${encodeURIComponent(next)}` : '';
    const { body } = await stranger.get(`/shop/products?limit=60&${query}${cursor}`);
    all.push(...(body['items'] as Listed[]));
    next = body['next'];
  } while (next !== null);
  return all;
}

async function suggestions(typed: string): Promise<Record<string, unknown>[]> {
  const reply = await stranger.get(`/shop/suggest?query=${encodeURIComponent(typed)}`);
  return JSON.parse(reply.text) as Record<string, unknown>[];
}

const textsOf = (found: readonly Record<string, unknown>[]) => found.map(({ text }) => text);

describe('the shelves', () => {
  it.each([
    ['price-asc', (a: Listed, b: Listed) => Number(a.priceFen) - Number(b.priceFen)],
    ['price-desc', (a: Listed, b: Listed) => Number(b.priceFen) - Number(a.priceFen)],
    ['sales', (a: Listed, b: Listed) => b.sales - a.sales],
    ['relevance', (a: Listed, b: Listed) => b.sales - a.sales],
  ])('are shown part by part, each product once, in the order of %s', async (sort, order) => {
    const expected = SHELVES.products
      .map((product) => ({ ...product }))
      .sort((a, b) => order(a, b) || (a.sku < b.sku ? -1 : 1))
      .map(({ sku }) => sku);
    expect((await wholeList(`sort=${sort}`)).map(({ sku }) => sku)).toEqual(expected);
  });

  it('are told by category and all below it, by brand and by seller', async () => {
    const skincare = await wholeList('category=beauty/skincare');
    expect(skincare.map(({ sku }) => sku).sort()).toEqual(
      SHELVES.products
        .filter(({ categoryPath }) => categoryPath.startsWith('beauty/skincare/'))
        .map(({ sku }) => sku)
        .sort(),
    );
    expect(await list('category=beauty/skin')).toEqual([]);
    expect(await list('category=beauty/%25')).toEqual([]);
    for (const product of await wholeList('brand=polai&merchant=m-beauty-1')) {
      expect([product.brand, product.merchantId]).toEqual(['polai', 'm-beauty-1']);
    }
  });

  it('count two levels of categories', async () => {
    const reply = await stranger.get('/shop/categories');
    const tree = JSON.parse(reply.text) as { path: string; count: number; children: Tree[] }[];
    const countOf = (path: string) =>
      SHELVES.products.filter(({ categoryPath }) => `${categoryPath}/`.startsWith(`${path}/`))
        .length;
    expect(tree).toHaveLength(8);
    for (const { path, count, children } of tree) {
      expect([path, count]).toEqual([path, countOf(path)]);
      expect(children.length).toBeGreaterThan(0);
      for (const child of children)
        expect([child.path, child.count]).toEqual([child.path, countOf(child.path)]);
    }
  });

  it('show a product with what stands beside it, and nothing for an unknown one', async () => {
    const { body } = await stranger.get('/shop/products/masks-01-a');
    const related = body['related'] as Listed[];
    expect(body).toMatchObject({ sku: 'masks-01-a', categoryPath: 'beauty/skincare/masks' });
    expect(related).toHaveLength(8);
    expect(related.map(({ sku }) => sku)).not.toContain('masks-01-a');
    for (const { categoryPath } of related) expect(categoryPath).toBe('beauty/skincare/masks');
    const unknown = await stranger.get('/shop/products/no%2Fsuch');
    expect(unknown.body).toMatchObject({ status: 404, code: 'shop.sku-unknown' });
  });
});

interface Tree {
  readonly path: string;
  readonly count: number;
}

describe('searching the shop', () => {
  it.each(['面膜', 'face mask', 'face masks', 'FACE  Mask!', '补水面', 'hyaluronic ma'])(
    'finds masks by %s',
    async (typed) => {
      const found = await list(`query=${encodeURIComponent(typed)}`);
      expect(found.length).toBeGreaterThan(0);
      for (const { sku } of found) expect(sku).toMatch(/^masks-/);
    },
  );

  it('looks for every word, in names, brands, categories and sellers', async () => {
    const found = await wholeList('query=polai%20skincare');
    expect(found.length).toBeGreaterThan(0);
    for (const { brand, categoryPath } of found) {
      expect([brand, categoryPath.split('/')[1]]).toEqual(['polai', 'skincare']);
    }
    expect(await list('query=polai%20zebra')).toEqual([]);
    expect(await list('query=%E2%80%94%20!')).toEqual([]);
  });

  it('puts what is named so before what only stands beside it, each by its sales', async () => {
    const found = await wholeList('query=phone');
    const isNamed = ({ name }: Listed) => /\bphone/i.test(name.en);
    const named = found.filter(isNamed);
    const others = found.filter((product) => !isNamed(product));
    expect(named.length * others.length).toBeGreaterThan(0);
    expect(found).toEqual([...named, ...others]);
    for (const part of [named, others]) {
      expect(part.map(({ sales }) => sales)).toEqual(
        part.map(({ sales }) => sales).sort((a, b) => b - a),
      );
    }
  });

  it('is not led astray by what means something to a database', async () => {
    for (const typed of ["'", "a' | 'b", '\\', ':*', '%', '=mask', '&!()']) {
      const reply = await stranger.get(`/shop/products?query=${encodeURIComponent(typed)}`);
      expect([typed, reply.status]).toEqual([typed, 200]);
      expect((await stranger.get(`/shop/suggest?query=${encodeURIComponent(typed)}`)).status).toBe(
        200,
      );
    }
  });

  it('suggests as one types, in the language that is typed', async () => {
    for (const typed of ['m', 'ma', 'mas', 'mask', 'face m']) {
      const found = await suggestions(typed);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(8);
      const last = typed.split(' ').at(-1) ?? '';
      for (const text of textsOf(found)) expect(text).toMatch(new RegExp(`\\b${last}`, 'i'));
    }
    expect(textsOf(await suggestions('mask'))).toContain('Face masks');
    const chinese = await suggestions('面膜');
    expect(chinese[0]).toMatchObject({
      text: '面膜',
      kind: 'category',
      path: 'beauty/skincare/masks',
    });
    expect(chinese.at(-1)).toMatchObject({
      kind: 'product',
      sku: expect.stringMatching(/^masks-/),
    });
    expect(await suggestions('polai')).toContainEqual(
      expect.objectContaining({ text: 'Polai', kind: 'brand', brand: 'polai' }),
    );
    expect(await suggestions('zzzz')).toEqual([]);
  });

  it('follows what the keeper of the shop changes', async () => {
    const keeper = await shop.keeper();
    const [product] = SHELVES.products;
    const changed = {
      ...product,
      name: { zh: '会飞的毯子', en: 'Flying carpet' },
      sales: 1_000_000,
    };
    const take = (row: object) =>
      keeper.ask('POST', '/shop/intake/products', { lines: JSON.stringify(row) });
    await take(changed);
    await keeper.ask('POST', '/shop/intake/renew');
    expect(await list('query=飞毯')).toEqual([]);
    expect(await list('query=flying')).toMatchObject([{ sku: product?.sku }]);
    expect(textsOf(await suggestions('fly'))).toEqual(['Flying carpet']);

    await take({ ...product });
    await keeper.ask('POST', '/shop/intake/renew');
    expect(await list('query=flying')).toEqual([]);
    expect(await suggestions('fly')).toEqual([]);
  });
});

describe('a cart', () => {
  const put = (who: Shopper, sku: string, quantity: number): Promise<ShopReply> =>
    who.ask('PUT', `/shop/cart/lines/${sku}`, { body: { quantity } });

  it('keeps what is put in, and forgets what is taken out', async () => {
    const visitor = await shop.visitor('cart-1');
    await put(visitor, 'masks-01-a', 2);
    const full = await put(visitor, 'masks-02-a', 1);
    const [first, second] = full.body['lines'] as { lineId: string; amount: string }[];
    expect([first?.lineId, second?.lineId]).toEqual(['masks-01-a', 'masks-02-a']);
    expect(full.body['amount']).toBe(String(Number(first?.amount) + Number(second?.amount)));
    expect((await put(visitor, 'masks-01-a', 0)).body['lines']).toHaveLength(1);
    expect((await visitor.ask('DELETE', '/shop/cart')).body).toEqual({ lines: [], amount: '0' });
  });

  it('goes along when its visitor logs in, on top of what was there', async () => {
    const visitor = await shop.visitor('cart-2');
    await put(visitor, 'masks-01-a', 2);
    await put(visitor, 'masks-03-a', 9_000);
    const ken = await shop.persona('dormant', 'elsewhere');
    await put(ken, 'masks-03-a', 1_000);
    const loggedIn = await shop.persona('dormant', 'cart-2');
    const { body } = await loggedIn.get('/shop/cart');
    const lines = body['lines'] as { lineId: string; quantity: number }[];
    expect(new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))).toEqual(
      new Map([
        ['masks-03-a', 9_999],
        ['masks-01-a', 2],
      ]),
    );
    expect((await (await shop.visitor('cart-2')).get('/shop/cart')).body['lines']).toEqual([]);
  });

  it('holds 100 different products and no more, also when many are put in at once', async () => {
    const visitor = await shop.visitor('cart-3');
    const skus = SHELVES.products.slice(0, 104).map(({ sku }) => sku);
    for (const sku of skus.slice(0, 97)) await put(visitor, sku, 1);
    const rest = await Promise.all(skus.slice(97).map((sku) => put(visitor, sku, 1)));
    expect(rest.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(rest.find(({ status }) => status !== 200)?.body).toMatchObject({ code: 'cart.full' });
    expect((await put(visitor, skus[0] ?? '', 5)).status).toBe(200);
  });

  it('takes only what the shop sells', async () => {
    const visitor = await shop.visitor('cart-4');
    expect((await put(visitor, 'no-such', 1)).body).toMatchObject({ code: 'shop.sku-unknown' });
  });
});

describe('a session', () => {
  it('is a visitor’s, or a persona’s who was that visitor', async () => {
    const claims = ({ token = '' }: Shopper): Record<string, unknown> =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >;
    expect(claims(await shop.visitor('d-1'))).toMatchObject({ sub: 'v-d-1', role: 'visitor' });
    const persona = claims(await shop.persona('new', 'd-1'));
    expect(persona).toMatchObject({ sub: 'ann-new', role: 'user', prior_sub: 'v-d-1' });
    expect(Number(persona['exp']) - Number(persona['iat'])).toBe(1_800);
  });

  it('may click an ad, with a link that Boon can tell from a made-up one', async () => {
    const visitor = await shop.visitor('d-2');
    const clicked = await visitor.ask('POST', '/shop/ad-clicks', { body: { sku: 'masks-01-a' } });
    const url = new URL(String(clicked.body['url']), 'http://shop');
    expect(url.pathname).toBe('/p/masks-01-a');
    expect(new TokenSigner(AD_CLICK_KEYS).open(url.searchParams.get('ad') ?? '')).toMatchObject({
      sku: 'masks-01-a',
      sub: 'v-d-2',
      exp: expect.any(Number),
    });
  });
});

describe('the shop while Boon is away', () => {
  it('still shows and keeps everything of its own, and says that orders must wait', async () => {
    const ann = await shop.persona('new', 'away');
    await ann.ask('PUT', '/shop/cart/lines/masks-01-a', { body: { quantity: 1 } });
    const placed = await ann.ask('POST', '/shop/orders', {
      body: { expectedPayable: '10900' },
      key: randomUUID(),
    });
    expect(placed.body).toMatchObject({ status: 503, code: 'service.unavailable' });
    expect((await ann.get('/shop/cart')).body['lines']).toHaveLength(1);
    expect((await ann.get('/shop/orders')).body).toEqual({ items: [] });
    expect((await ann.get(`/shop/why/${ID}`)).status).toBe(503);
  });
});

describe('bad input of the shop', () => {
  const CASES: readonly (readonly [string, string, object | undefined, readonly string[]])[] = [
    [
      'GET',
      '/shop/products?limit=0&sort=best&category=/x&surprise=1',
      undefined,
      ['category', 'limit', 'sort', 'surprise'],
    ],
    ['GET', `/shop/products?query=${'x'.repeat(101)}&cursor=`, undefined, ['query']],
    ['GET', '/shop/suggest', undefined, ['query']],
    ['POST', '/shop/session', { personaId: 'nobody', deviceId: 'a b' }, ['deviceId', 'personaId']],
    ['PUT', '/shop/cart/lines/masks-01-a', { quantity: 1.5 }, ['quantity']],
    ['PUT', '/shop/cart/lines/masks-01-a', { quantity: 10_000, price: '1' }, ['price', 'quantity']],
    [
      'POST',
      '/shop/orders',
      { expectedPayable: '1.5', instalments: { months: 5 } },
      ['expectedPayable', 'instalments.months'],
    ],
    [
      'POST',
      `/shop/orders/${ID}/returns`,
      { lines: [{ lineId: '', quantity: 0 }] },
      ['lines[0].lineId', 'lines[0].quantity'],
    ],
    ['POST', `/shop/orders/${ID}/returns`, { lines: [] }, ['lines']],
    ['POST', '/shop/ad-clicks', { sku: 5 }, ['sku']],
  ];

  it.each(CASES)('%s %s names each field at fault', async (method, url, body, fields) => {
    const ann = await shop.persona('active', 'bad');
    const options = { ...(body && { body }), key: randomUUID() };
    const reply = await ann.ask(method as 'GET', url, options);
    const faults = reply.body['fields'] as { path: string }[];
    expect([reply.status, [...new Set(faults.map(({ path }) => path))].sort()]).toEqual([
      400,
      fields,
    ]);
  });

  it('names the line and the field of what the keeper sends, and takes none of it', async () => {
    const keeper = await shop.keeper();
    const [good] = SHELVES.products;
    for (const [bad, field] of [
      [{ ...good, priceFen: '1.5' }, 'priceFen'],
      [{ ...good, name: { zh: 'x' } }, 'en'],
      [{ ...good, sales: -1 }, 'sales'],
      ['not json', 'json'],
    ] as const) {
      const second = typeof bad === 'string' ? bad : JSON.stringify(bad);
      const lines = `${JSON.stringify({ ...good, sku: 'half-taken' })}\n${second}`;
      const reply = await keeper.ask('POST', '/shop/intake/products', { lines });
      expect(reply.body).toMatchObject({ status: 400, details: { line: 2, field } });
    }
    expect((await stranger.get('/shop/products/half-taken')).status).toBe(404);
  });

  it('is told apart from what one may not do', async () => {
    const visitor = await shop.visitor('who');
    const statuses = async (who: Shopper) =>
      Promise.all([
        ...['/shop/cart', '/shop/orders', `/shop/orders/${ID}`].map(
          async (url) => (await who.get(url)).status,
        ),
        who.ask('POST', '/shop/intake/renew').then(({ status }) => status),
      ]);
    expect(await statuses(stranger)).toEqual([401, 401, 401, 401]);
    expect(await statuses(visitor)).toEqual([200, 403, 403, 403]);
    const ann = await shop.persona('active', 'who');
    const keyless = await ann.ask('POST', '/shop/orders', { body: { expectedPayable: '1' } });
    expect(keyless.body).toMatchObject({ status: 400, code: 'idempotency.key-missing' });
    expect((await ann.get(`/shop/orders/${ID}`)).body).toMatchObject({
      code: 'shop.order-unknown',
    });
    expect((await ann.get('/shop/products?cursor=abc')).body).toMatchObject({
      code: 'request.cursor-invalid',
    });
  });
});
