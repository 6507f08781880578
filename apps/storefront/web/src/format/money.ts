const FEN_PER_YUAN = 100n;
const FEN = /^-?\d{1,18}$/;

/** An amount in fen from its wire form; throws on anything else, so that no page shows a made-up price. */
export function fenOf(wire: string): bigint {
  if (!FEN.test(wire)) throw new RangeError(`Not an amount of fen: "${wire}"`);
  return BigInt(wire);
}

/** `¥1,234.50`; whole yuan lose their decimals unless `exact`. */
export function yuan(fen: bigint | string, options: { readonly exact?: boolean } = {}): string {
  const { sign, whole, cents } = partsOf(fen);
  return `${sign}¥${whole}${cents === '00' && !options.exact ? '' : `.${cents}`}`;
}

/** The same without the sign of the currency, for places that draw it themselves. */
export function yuanParts(fen: bigint | string): {
  readonly whole: string;
  readonly cents: string;
} {
  const { sign, whole, cents } = partsOf(fen);
  return { whole: `${sign}${whole}`, cents };
}

/** Sum of amounts on the wire. */
export function sumFen(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + fenOf(amount), 0n);
}

/** What a basis-point share is in tenths of the price that remain: 1,500 bp off is `8.5` (8.5 折). */
export function foldOf(percentOff: number): string {
  const kept = 10_000 - percentOff;
  const tenths = kept / 1_000;
  return Number.isInteger(tenths) ? String(tenths) : String(Math.round(tenths * 100) / 100);
}

/** `15 %` of 1,500 basis points. */
export function percentOf(basisPoints: number): string {
  return `${String(basisPoints / 100)}%`;
}

function partsOf(amount: bigint | string) {
  const fen = typeof amount === 'string' ? fenOf(amount) : amount;
  const size = fen < 0n ? -fen : fen;
  const whole = String(size / FEN_PER_YUAN).replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = String(size % FEN_PER_YUAN).padStart(2, '0');
  return { sign: fen < 0n ? '-' : '', whole, cents };
}
