import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { aDatabase, eventually, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../../service-support.persistence.js';
import { aProduct } from '../../testing/in-memory-product-directory.js';
import { PolledProductDirectory } from './polled-product-directory.js';
import { SqlShopRecords } from './sql-shop-records.js';

usePostgres();
let database: DatabaseForSpecs;
let records: SqlShopRecords;
let directory: PolledProductDirectory;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence);
  records = new SqlShopRecords(database.sql);
}, 60_000);

beforeEach(async () => {
  await database.sql.execute('truncate service_support.product');
  directory = new PolledProductDirectory(database.sql);
});

afterEach(() => directory.onApplicationShutdown());

describe('PolledProductDirectory', () => {
  it('knows every product before the app listens', async () => {
    const products = Array.from({ length: 12_000 }, (_, index) =>
      aProduct({ sku: `sku-${index}` }),
    );
    await records.putProducts(products);
    await directory.onModuleInit();

    expect(directory.size()).toBe(12_000);
    expect(directory.find('sku-11999')).toEqual(products[11_999]);
  });

  it('follows what other processes commit', async () => {
    await directory.onModuleInit();
    await records.putProducts([aProduct({ price: Money.ofFen(1) })]);
    await eventually(() => expect(directory.find('mask-01')?.price).toEqual(Money.ofFen(1)));
    await records.putProducts([aProduct({ price: Money.ofFen(2) })]);
    await eventually(() => expect(directory.find('mask-01')?.price).toEqual(Money.ofFen(2)));
  });

  it('misses nothing of a transaction that commits after younger ones', async () => {
    await directory.onModuleInit();
    let commit = () => {};
    const waiting = new Promise<void>((resolve) => (commit = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const old = database.unitOfWork.run(async () => {
      await records.putProducts([aProduct({ sku: 'old' })]);
      written();
      await waiting;
    });
    await isWritten;
    await records.putProducts([aProduct({ sku: 'young' })]);
    await directory.follow();
    await directory.follow();
    expect(directory.find('young')).toBeDefined();
    expect(directory.find('old')).toBeUndefined();

    commit();
    await old;
    await directory.follow();
    expect(directory.find('old')).toBeDefined();
  });
});
