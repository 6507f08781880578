import { useDeferredValue, useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useSuggestions } from '../../api/shop-queries.js';
import type { Suggestion } from '../../api/shop-types.js';
import { useSpeaker } from '../../i18n/language-context.js';
import { Icon } from '../../ui/icon.js';
import { suggestionHref } from './suggestion-href.js';
import { Suggestions } from './suggestions.js';
import './search.css';

/** Search that answers as one types: a combobox by the book. */
export function SearchBox() {
  const { say } = useSpeaker();
  const [location, go] = useLocation();
  const [params] = useSearchParams();
  const asked = location === '/search' ? (params.get('query') ?? '') : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const list = useId();
  const text = typed ?? asked;
  const { data = [] } = useSuggestions(useDeferredValue(typed ?? ''));
  const isOpen = typed !== null && typed.trim() !== '' && data.length > 0;
  const leave = (href: string) => {
    setTyped(null);
    setActive(-1);
    go(href);
  };
  const submit = () => {
    const chosen = isOpen ? data[active] : undefined;
    leave(chosen ? suggestionHref(chosen) : searchHref(text));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setTyped(null);
    if (!step || !isOpen) return;
    event.preventDefault();
    setActive(
      (at) => (at + step + data.length + 1) % (data.length + 1) || (step > 0 ? 0 : data.length - 1),
    );
  };
  return (
    <form
      className="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setTyped(null);
      }}
    >
      <Icon name="search" size={18} />
      <SearchField
        text={text}
        list={list}
        isOpen={isOpen}
        active={active}
        onType={(value) => {
          setTyped(value);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="search-box__go" data-testid="search-go">
        {say('search.label')}
      </button>
      {isOpen && (
        <Suggestions
          id={list}
          suggestions={data}
          active={active}
          onChoose={(chosen: Suggestion) => leave(suggestionHref(chosen))}
        />
      )}
    </form>
  );
}

function SearchField({
  text,
  list,
  isOpen,
  active,
  onType,
  onKeyDown,
}: {
  readonly text: string;
  readonly list: string;
  readonly isOpen: boolean;
  readonly active: number;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { say } = useSpeaker();
  return (
    <input
      type="search"
      value={text}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={onKeyDown}
      placeholder={say('search.placeholder')}
      aria-label={say('search.label')}
      role="combobox"
      aria-expanded={isOpen}
      aria-controls={isOpen ? list : undefined}
      aria-autocomplete="list"
      aria-activedescendant={isOpen && active >= 0 ? `${list}-${active}` : undefined}
      autoComplete="off"
      maxLength={100}
      data-testid="search"
    />
  );
}

function searchHref(text: string): string {
  const query = text.trim();
  return query ? `/search?${new URLSearchParams({ query })}` : '/search';
}
