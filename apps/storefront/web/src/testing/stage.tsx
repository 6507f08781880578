import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LanguageProvider } from '../i18n/language-context.js';
import type { Language } from '../i18n/language.js';

const CATEGORIES = [
  {
    path: 'beauty',
    name: { zh: '美妆', en: 'Beauty' },
    count: 2,
    children: [
      { path: 'beauty/skincare', name: { zh: '护肤', en: 'Skincare' }, count: 2, children: [] },
    ],
  },
];

/** Shows a part of the page by itself, in a shop whose categories are known. */
export function show(part: ReactNode, language: Language = 'zh') {
  localStorage.setItem('boon-shop:language', language);
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(['categories'], CATEGORIES);
  return render(
    <QueryClientProvider client={client}>
      <LanguageProvider>{part}</LanguageProvider>
    </QueryClientProvider>,
  );
}

/** What browsers have and jsdom has not. */
export function fillIn(): void {
  const { prototype } = HTMLDialogElement;
  prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  globalThis.scrollTo = () => undefined;
  globalThis.matchMedia = ((media: string) => ({ matches: false, media })) as typeof matchMedia;
}
