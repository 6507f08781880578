import { CellFault } from './rows.js';

const DECIMAL = /^(-?)(\d{1,13})(?:\.(\d{1,18}))?$/;
const WHOLE = /^\d{1,15}$/;
const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;
const SHOP_ZONE = '+08:00';

/** The cells of one row by column name, each read with what it must be; throws `CellFault` with a sentence. */
export class Cells {
  constructor(private readonly byColumn: Readonly<Record<string, string>>) {}

  /** The text, or `''` when the cell is empty or the column is not there. */
  optional(column: string): string {
    return (this.byColumn[column] ?? '').trim();
  }

  text(column: string, longest = 64): string {
    const text = this.optional(column);
    if (text === '') throw new CellFault(`${column} is empty`);
    if (text.length > longest)
      throw new CellFault(`${column} is longer than ${longest} characters`);
    return text;
  }

  /** A decimal amount of the main currency in its hundredths, half a hundredth rounded up. */
  hundredths(column: string): number {
    const text = this.optional(column);
    const [, sign = '', units = '', fraction = ''] = DECIMAL.exec(text) ?? [];
    if (units === '')
      throw new CellFault(`${column} is not a decimal number: "${text.slice(0, 40)}"`);
    const digits = fraction.padEnd(3, '0');
    const roundedUp = Number(digits.charAt(2)) >= 5 ? 1 : 0;
    const amount = Number(units) * 100 + Number(digits.slice(0, 2)) + roundedUp;
    return sign === '-' ? -amount : amount;
  }

  /** A whole number of zero or more. */
  whole(column: string): number {
    const text = this.optional(column);
    if (!WHOLE.test(text)) {
      throw new CellFault(`${column} is not a whole number: "${text.slice(0, 40)}"`);
    }
    return Number(text);
  }

  /** A whole number of zero or more, or null when the cell is empty. */
  wholeOrNull(column: string): number | null {
    return this.optional(column) === '' ? null : this.whole(column);
  }

  /** An instant in milliseconds; a time without zone is the shop's (UTC+8). */
  instant(column: string): number {
    const text = this.text(column);
    const withTime = text.length === 10 ? `${text}T00:00:00` : text;
    const at = Date.parse(HAS_ZONE.test(withTime) ? withTime : `${withTime}${SHOP_ZONE}`);
    if (Number.isNaN(at)) throw new CellFault(`${column} is not a date: "${text}"`);
    return at;
  }

  /** Every column that is not in the list and has something in it. */
  others(columns: readonly string[]): Record<string, string> {
    const entries = Object.keys(this.byColumn).map((column) => [column, this.optional(column)]);
    return Object.fromEntries(
      entries.filter(([column, text]) => text !== '' && !columns.includes(column as string)),
    ) as Record<string, string>;
  }
}
