import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { folderOf, listOf } from '../testing/folder-of.js';
import type { Cells } from './cells.js';
import { CsvFile } from './csv-file.js';
import { FolderFault } from './rows.js';

const skuAndPrice = (cells: Cells) => [cells.text('sku'), cells.whole('price')];

function rowsOf(name: string, lines: readonly string[]) {
  const file = new CsvFile(join(folderOf({ [name]: lines }), name));
  return listOf(file.rows(['sku', 'price'], skuAndPrice));
}

describe('a CSV file', () => {
  it.each(['goods.csv', 'goods.csv.gz'])(
    'is read row by row with line numbers: %s',
    async (name) => {
      expect(await rowsOf(name, ['sku,price', 'a,1', '', '"b, large",2'])).toEqual([
        { ok: true, origin: { file: name, line: 2 }, record: ['a', 1] },
        { ok: true, origin: { file: name, line: 4 }, record: ['b, large', 2] },
      ]);
    },
  );

  it('takes columns in any order, with others beside them and a byte order mark before them', async () => {
    const [row] = await rowsOf('goods.csv', ['\uFEFFcolour, price ,sku', 'red,3,c']);
    expect(row).toMatchObject({ ok: true, record: ['c', 3] });
  });

  it('reports a row at fault by its line and goes on with the next one', async () => {
    const rows = await rowsOf('goods.csv', ['sku,price', 'a,many', 'b', ',3', 'd,4']);
    expect(rows).toEqual([
      {
        ok: false,
        origin: { file: 'goods.csv', line: 2 },
        fault: 'price is not a whole number: "many"',
      },
      { ok: false, origin: { file: 'goods.csv', line: 3 }, fault: 'has 1 cells, not 2' },
      { ok: false, origin: { file: 'goods.csv', line: 4 }, fault: 'sku is empty' },
      { ok: true, origin: { file: 'goods.csv', line: 5 }, record: ['d', 4] },
    ]);
  });

  it('is refused as a whole when a column is missing, when it is empty or when a quote never ends', async () => {
    await expect(rowsOf('goods.csv', ['sku', 'a'])).rejects.toThrow(
      'goods.csv has no column price',
    );
    await expect(rowsOf('goods.csv', [''])).rejects.toThrow('goods.csv is empty');
    await expect(rowsOf('goods.csv', ['sku,price', '"a,1', 'b,2'])).rejects.toThrow(FolderFault);
  });

  it('is refused when its gzip is cut off', async () => {
    const path = join(folderOf({ 'goods.csv.gz': ['sku,price', 'a,1', 'b,2'] }), 'goods.csv.gz');
    truncateSync(path, 30);
    await expect(listOf(new CsvFile(path).rows(['sku'], skuAndPrice))).rejects.toThrow(FolderFault);
  });
});
