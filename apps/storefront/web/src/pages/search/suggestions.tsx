import type { Suggestion } from '../../api/shop-types.js';
import { useSpeaker } from '../../i18n/language-context.js';

interface Props {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** The list under the search box. */
export function Suggestions({ id, suggestions, active, onChoose }: Props) {
  const { say, pick } = useSpeaker();
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={say('search.suggestions')}
      className="suggestions"
      data-testid="suggestions"
    >
      {suggestions.map((suggestion, index) => (
        <li
          key={`${suggestion.kind}-${suggestion.sku ?? suggestion.path ?? suggestion.brand}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="suggestion"
          data-testid="suggestion"
          // The list goes when the field loses focus: the pointer must not take it away first.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          <span>{pick(suggestion.name)}</span>
          <small>{say(`search.kind.${suggestion.kind}`)}</small>
        </li>
      ))}
    </ul>
  );
}
