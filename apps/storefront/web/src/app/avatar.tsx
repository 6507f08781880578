import { spread } from '../art/dice.js';

const TURN = 360;

/** A face for a persona, from its id. */
export function Avatar({
  id,
  name,
  size = 36,
}: {
  readonly id: string;
  readonly name: string;
  readonly size?: number;
}) {
  const hue = spread(id) % TURN;
  return (
    <svg className="avatar" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="20" fill={`hsl(${hue} 45% 86%)`} />
      <circle cx="20" cy="40" r="14" fill={`hsl(${hue} 42% 46%)`} />
      <circle cx="20" cy="17" r="8.5" fill={`hsl(${hue} 50% 93%)`} />
      <path d="M11.5 17a8.5 8.5 0 0 1 17 0q-4-5-8.5-5t-8.5 5Z" fill={`hsl(${hue} 35% 26%)`} />
      <title>{name}</title>
    </svg>
  );
}
