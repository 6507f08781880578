import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { JournalFile } from './journal-file.js';

const made: string[] = [];
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'boon-journal-'));
  made.push(folder);
  return folder;
};
const FAULT = { file: 'coupons.csv', line: 7, message: 'there is no product "404", or\nis there?' };

describe('the journal of an import', () => {
  afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('is read again by the next run of the same folder, and by no other', () => {
    const dir = aFolder();
    const journal = JournalFile.open(dir, 'aaaa', false);
    expect(journal.isContinued).toBe(false);
    journal.record('products:1', '3');
    const again = JournalFile.open(dir, 'aaaa', false);
    expect(again.noteOf('products:1')).toBe('3');
    expect(again.isContinued).toBe(true);
    expect(JournalFile.open(dir, 'bbbb', false).noteOf('products:1')).toBeUndefined();
  });

  it('forgets a line that a kill cut off, and what is asked to be forgotten', () => {
    const dir = aFolder();
    JournalFile.open(dir, 'aaaa', false).record('products:1', '0');
    const [file = ''] = readdirSync(dir);
    appendFileSync(join(dir, file), 'products:2\t');
    const again = JournalFile.open(dir, 'aaaa', false);
    expect(again.noteOf('products:2')).toBeUndefined();
    again.record('products:3', '1');
    expect(JournalFile.open(dir, 'aaaa', false).noteOf('products:3')).toBe('1');
    expect(JournalFile.open(dir, 'aaaa', true).isContinued).toBe(false);
  });

  it('lists rows at fault as CSV that no spreadsheet takes for a formula', () => {
    const journal = JournalFile.open(aFolder(), 'aaaa', false);
    journal.fault(FAULT);
    journal.fault({ ...FAULT, message: '=cmd()' });
    expect(readFileSync(journal.faultsPath, 'utf8')).toBe(
      'file,line,message\n' +
        'coupons.csv,7,"there is no product ""404"", or; is there?"\n' +
        "coupons.csv,7,'=cmd()\n",
    );
    expect(journal.faults).toBe(2);
  });

  it('counts the rows at fault of earlier runs', () => {
    const dir = aFolder();
    JournalFile.open(dir, 'aaaa', false).fault(FAULT);
    expect(JournalFile.open(dir, 'aaaa', false).faults).toBe(1);
  });
});
