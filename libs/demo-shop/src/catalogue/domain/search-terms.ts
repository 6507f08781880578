const PIECES = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
const LONGEST_TERM = 40;
const MOST_QUERY_TERMS = 12;
/** From this length on a plural is searched as its singular, which every plural begins with. */
const PLURAL_FROM = 4;
/** In letters. */
export const LONGEST_BEGINNING = 3;
const LONGEST_HAN_BEGINNING = 2;

/** Stands before the terms of a name, so that an index by itself tells them from all other terms. */
const NAME_MARK = '=';

/**
 * The terms of a text as the text of a `tsvector`: words in lower case and, for Chinese, which has no
 * blanks, each character and each pair of neighbours. The terms of `name` are there twice, once marked.
 */
export function searchVector(name: string, elsewhere = ''): string {
  const named = termsOf(name);
  const terms = new Set([...named, ...termsOf(elsewhere)]);
  return [...terms, ...[...named].map((term) => `${NAME_MARK}${term}`)].map(quoted).join(' ');
}

/** The same for a text that is nothing but a name. */
export function suggestionVector(name: string): string {
  return [...termsOf(name)].map(quoted).join(' ');
}

/**
 * What somebody typed as the text of a `tsquery`: every term must be there, words as beginnings, so that
 * results come while one types. Null when nothing is left to search for. `inName` looks at names only.
 */
export function searchQuery(typed: string, inName = false): string | null {
  const terms = new Set(piecesOf(typed).flatMap((piece) => queryTerms(piece, inName)));
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

/** Every term of a text, each once. */
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

function queryTerms(piece: string, inName: boolean): string[] {
  const mark = inName ? NAME_MARK : '';
  if (!HAN.test(piece)) return [`${quoted(`${mark}${singular(piece)}`)}:*`];
  return (piece.length === 1 ? [piece] : pairs(piece)).map((term) => quoted(`${mark}${term}`));
}

/** Letters, digits and the mark: nothing that would have to be escaped. */
function quoted(term: string): string {
  return `'${term}'`;
}

function singular(word: string): string {
  return word.length >= PLURAL_FROM && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
