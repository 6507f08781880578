/** The languages of texts for people. */
export type Language = 'zh' | 'en';

const TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

interface Preference {
  readonly language: Language | undefined;
  readonly weight: number;
}

/** The caller's language by `Accept-Language`: the best of zh and en, Chinese when neither is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'zh';
  let best: Preference = { language: undefined, weight: 0 };
  for (const part of acceptLanguage.slice(0, 200).split(',')) {
    const preference = preferenceOf(part);
    if (preference.language !== undefined && preference.weight > best.weight) best = preference;
  }
  return best.language ?? 'zh';
}

/** The tag for `Content-Language`. */
export function languageTag(language: Language): string {
  return TAG[language];
}

function preferenceOf(part: string): Preference {
  const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { language: knownLanguage(tag), weight: Number.isNaN(weight) ? 0 : weight };
}

function knownLanguage(tag: string): Language | undefined {
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh';
  if (tag === 'en' || tag.startsWith('en-')) return 'en';
  return undefined;
}
