/** How much a term tells of a product: its name most, its brand less, its place in the shop least. */
export type TermWeight = 'A' | 'B' | 'C';

/** A text to be found by, with the weight of its terms. */
export interface Findable {
  readonly text: string;
  readonly weight: TermWeight;
}

const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;
const LONGEST_TERM = 40;
const MOST_QUERY_TERMS = 12;
/** From this length on a plural is searched as its singular, which every plural begins with. */
const PLURAL_FROM = 4;
/** In letters. */
export const LONGEST_BEGINNING = 3;
const LONGEST_HAN_BEGINNING = 2;

/**
 * The terms of a product as the text of a `tsvector`: words in lower case and, for Chinese, which has no
 * blanks, each character and each pair of neighbours.
 */
export function searchVector(findable: readonly Findable[]): string {
  const weights = new Map<string, TermWeight>();
  for (const { text, weight } of findable) {
    for (const term of termsOf(text)) {
      const known = weights.get(term);
      if (known === undefined || weight < known) weights.set(term, weight);
    }
  }
  return [...weights].map(([term, weight]) => `'${term}':1${weight}`).join(' ');
}

/**
 * What somebody typed as the text of a `tsquery`: every term must be there, words as beginnings, so that
 * results come while one types. Null when nothing is left to search for. `weight` asks for terms of that weight.
 */
export function searchQuery(typed: string, weight: TermWeight | '' = ''): string | null {
  const terms = new Set(piecesOf(typed).flatMap((piece) => queryTerms(piece, weight)));
  return terms.size === 0 ? null : [...terms].slice(0, MOST_QUERY_TERMS).join(' & ');
}

/**
 * What somebody typed when it is one short beginning (up to three letters, or two Chinese characters),
 * which fits so much that its best completions are kept; null for anything else.
 */
export function shortBeginning(typed: string): string | null {
  const [piece, ...others] = piecesOf(typed);
  if (piece === undefined || others.length > 0) return null;
  return piece.length <= (HAN.test(piece) ? LONGEST_HAN_BEGINNING : LONGEST_BEGINNING)
    ? piece
    : null;
}

/** Whether a text is typed in Chinese. */
export function isChinese(typed: string): boolean {
  return /\p{Script=Han}/u.test(typed);
}

/** Every term of a text, each once. Only letters and digits: nothing to quote. */
export function termsOf(text: string): Set<string> {
  return new Set(piecesOf(text).flatMap((piece) => (HAN.test(piece) ? grams(piece) : [piece])));
}

function piecesOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return (plain.match(PIECES) ?? []).map((piece) => piece.slice(0, LONGEST_TERM));
}

function grams(run: string): string[] {
  return [...run, ...pairs(run)];
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function queryTerms(piece: string, weight: string): string[] {
  if (!HAN.test(piece)) return [`'${singular(piece)}':*${weight}`];
  const terms = piece.length === 1 ? [piece] : pairs(piece);
  return terms.map((term) => (weight === '' ? `'${term}'` : `'${term}':${weight}`));
}

function singular(word: string): string {
  return word.length >= PLURAL_FROM && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
