/** The language of a message's words. */
export type MessageLanguage = 'zh' | 'en';

/** The one of zh and en that `Accept-Language` likes better; Chinese when it names neither. */
export function messageLanguage(acceptLanguage: string | undefined): MessageLanguage {
  const weightOf = (language: MessageLanguage) =>
    Math.max(
      0,
      ...partsOf(acceptLanguage)
        .filter(({ tag }) => tag === language)
        .map(({ weight }) => weight),
    );
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

function partsOf(acceptLanguage = ''): { tag: string; weight: number }[] {
  return acceptLanguage
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [range = '', quality = ''] = part.split(';').map((text) => text.trim());
      const weight = quality.startsWith('q=') ? Number(quality.slice(2)) : 1;
      return { tag: range.split('-')[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight };
    });
}
