/** The languages of the page. */
export type Language = 'zh' | 'en';

/** A text in both. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a browser or a server is told. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
