import { describe, expect, it } from '@jest/globals';
import { folderOf, listOf } from '../testing/folder-of.js';
import { journeyFiles } from '../testing/journey-files.js';
import { openRetailer } from './open-retailer.js';
import { recordsOf } from './rows.js';

describe('the Complete Journey layout', () => {
  it('is recognised by its files', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(retailer).toMatchObject({ layout: 'Complete Journey', isHistoric: true });
  });

  it('makes category paths of department, category and type, and sellers of manufacturers', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(await listOf(recordsOf(retailer.products()))).toMatchObject([
      {
        sku: '25671',
        name: { en: 'Ice - crushed/cubed 22 LB' },
        categoryPath: 'grocery/frzn-ice/ice-crushed-cubed',
        brand: 'national',
        merchantId: '2',
        alike: ['grocery/frzn-ice/ice-crushed-cubed', 'grocery/frzn-ice'],
      },
      { sku: '25672', categoryPath: 'grocery/frzn-ice/ice-crushed-cubed' },
      {
        sku: '26081',
        name: { en: 'Miscellaneous 26081' },
        categoryPath: 'miscellaneous',
        alike: [],
      },
    ]);
  });

  it('takes the shelf price of one unit: sales value and discounts over the quantity', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(await listOf(recordsOf(retailer.prices()))).toMatchObject([
      { sku: '25671', fen: 200 },
      { sku: '25671', fen: 250 },
      { sku: '25672', fen: 100 },
    ]);
  });

  it('adds the lines of a basket up to one order, wherever they stand', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(await listOf(recordsOf(retailer.orders()))).toEqual([
      { orderId: 'b1', userId: '7', amountFen: 500, paidAt: Date.parse('2017-03-05T02:00:00Z') },
      { orderId: 'b2', userId: '8', amountFen: 200, paidAt: Date.parse('2017-03-06T02:00:00Z') },
    ]);
  });

  it('knows every household once, those with demographics with what is known of them', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(await listOf(recordsOf(retailer.users()))).toEqual([
      { userId: '7', attributes: { age: '65+' } },
      { userId: '9', attributes: {} },
      { userId: '8', attributes: {} },
    ]);
  });

  it('counts a discount for the campaign whose coupon was redeemed that day on that product', async () => {
    const retailer = await openRetailer(folderOf(journeyFiles()));
    expect(await listOf(recordsOf(retailer.discounts()))).toEqual([{ campaign: '26', fen: 50 }]);
  });
});
