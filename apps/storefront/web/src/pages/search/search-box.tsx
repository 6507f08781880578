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
  const list = useId();
  const box = useSearchBox();
  return (
    <form
      className="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        box.submit();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) box.close();
      }}
    >
      <Icon name="search" size={18} />
      <SearchField {...box} list={list} />
      <button type="submit" className="search-box__go" data-testid="search-go">
        {say('search.label')}
      </button>
      {box.isOpen && (
        <Suggestions
          id={list}
          suggestions={box.suggestions}
          active={box.active}
          onChoose={box.choose}
        />
      )}
    </form>
  );
}

/** What is typed, what could complete it, and which completion the arrow keys are on. */
function useSearchBox() {
  const [location, go] = useLocation();
  const [params] = useSearchParams();
  const asked = location === '/search' ? (params.get('query') ?? '') : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const text = typed ?? asked;
  const { data: suggestions = [] } = useSuggestions(useDeferredValue(typed ?? ''));
  const isOpen = typed !== null && typed.trim() !== '' && suggestions.length > 0;
  const onType = (value: string | null) => {
    setTyped(value);
    setActive(-1);
  };
  const leave = (href: string) => {
    onType(null);
    go(href);
  };
  const choose = (suggestion: Suggestion) => leave(suggestionHref(suggestion));
  const submit = () => {
    const chosen = isOpen ? suggestions[active] : undefined;
    if (chosen) choose(chosen);
    else leave(searchHref(text));
  };
  const close = () => onType(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    if (!step || !isOpen) return;
    event.preventDefault();
    setActive((at) => stepped(at, step, suggestions.length));
  };
  return { text, active, suggestions, isOpen, onType, onKeyDown, submit, choose, close };
}

/** Round and round: from none (-1) over all of them to none again. */
function stepped(at: number, step: number, count: number): number {
  return ((at + 1 + step + count + 1) % (count + 1)) - 1;
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
