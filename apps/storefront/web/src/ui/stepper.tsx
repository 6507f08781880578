import { useSpeaker } from '../i18n/language-context.js';
import { Icon } from './icon.js';

interface Props {
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly label: string;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean;
}

/** A quantity with a button on either side. */
export function Stepper({ value, least = 1, most, label, onChange, disabled = false }: Props) {
  const { say } = useSpeaker();
  return (
    <span className="stepper" role="group" aria-label={label} data-testid="stepper">
      <button
        type="button"
        onClick={() => onChange(value - 1)}
        disabled={disabled || value <= least}
        aria-label={say('product.less')}
        data-testid="stepper-less"
      >
        <Icon name="minus" size={16} />
      </button>
      <output className="figures" data-testid="stepper-value">
        {value}
      </output>
      <button
        type="button"
        onClick={() => onChange(value + 1)}
        disabled={disabled || value >= most}
        aria-label={say('product.more')}
        data-testid="stepper-more"
      >
        <Icon name="plus" size={16} />
      </button>
    </span>
  );
}
