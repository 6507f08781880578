import type { Bilingual } from '../language.js';

type Table = Readonly<Record<string, Bilingual>>;

const CHINESE = /\p{Script=Han}/u;
const GAP = /\{(\w+)/g;
/** Words that are the same in both, or that name the other language. */
const ALIKE = new Set(['shell.language', 'shell.language.short']);

/** Sentences that lack a language, or whose gaps differ. */
export function lacking(table: Table): string[] {
  return Object.entries(table)
    .filter(([key, text]) => !ALIKE.has(key) && !isWhole(text))
    .map(([key]) => key);
}

/** Sentences that a source asks for by name and that are not there. */
export function unknownKeys(table: Table, sources: readonly string[]): string[] {
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/\bsay\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key),
  );
  return [...new Set(asked)].filter((key) => !Object.hasOwn(table, key));
}

/** Sentences that no source names, neither whole nor by a template such as `kind.${kind}`. */
export function unusedKeys(table: Table, sources: readonly string[]): string[] {
  const all = sources.join('\n');
  const prefixes = [...all.matchAll(/`([\w-]+\.(?:[\w-]+\.)*)\$\{/g)].map(
    ([, prefix = '']) => prefix,
  );
  return Object.keys(table).filter(
    (key) => !all.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
}

function isWhole({ zh, en }: Bilingual): boolean {
  const speaks = (zh === gapsOnly(zh) || CHINESE.test(zh)) && en.length > 0 && !CHINESE.test(en);
  return zh.length > 0 && speaks && gapsOf(zh) === gapsOf(en);
}

/** What is left of a sentence that is nothing but gaps and signs. */
function gapsOnly(sentence: string): string {
  return /^[^\p{L}]*$/u.test(sentence.replace(/\{\w+\}/g, '')) ? sentence : '\0';
}

function gapsOf(sentence: string): string {
  return [...new Set([...sentence.matchAll(GAP)].map(([, name]) => name))].sort().join();
}
