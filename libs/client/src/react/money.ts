/** `12950` fen as `¥129.50`, `12900` as `¥129`. */
export function yuan(fen: string): string {
  const digits = fen.padStart(3, '0');
  const cents = digits.slice(-2);
  return `¥${digits.slice(0, -2)}${cents === '00' ? '' : `.${cents}`}`;
}
