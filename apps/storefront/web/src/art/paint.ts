/** The colours of one drawing; `main` has the sheen of a round body. */
export interface Paint {
  readonly main: string;
  readonly flat: string;
  readonly dark: string;
  readonly light: string;
  readonly accent: string;
  readonly white: string;
}

/** All in the colour of the text around it, for outlines and watermarks. */
export const PLAIN: Paint = {
  main: 'currentColor',
  flat: 'currentColor',
  dark: 'currentColor',
  light: 'currentColor',
  accent: 'currentColor',
  white: 'currentColor',
};

/** The picture's own colours. */
export interface Palette {
  readonly ground: readonly [string, string];
  readonly decor: string;
  readonly sheen: readonly [string, string, string];
  readonly paint: Omit<Paint, 'main'>;
}

const TURN = 360;
const SECOND_HUES = [32, 150, 205, 330] as const;

/** Colours around a hue; `variety` picks among four company colours. */
export function paletteOf(hue: number, variety: number): Palette {
  const h = ((hue % TURN) + TURN) % TURN;
  const second = (h + (SECOND_HUES[variety % SECOND_HUES.length] ?? 0)) % TURN;
  return {
    ground: [`hsl(${h} 42% 97%)`, `hsl(${h} 36% 88%)`],
    decor: `hsl(${h} 48% 91%)`,
    sheen: [`hsl(${h} 58% 68%)`, `hsl(${h} 54% 56%)`, `hsl(${h} 54% 43%)`],
    paint: {
      flat: `hsl(${h} 54% 58%)`,
      dark: `hsl(${h} 42% 28%)`,
      light: `hsl(${h} 62% 84%)`,
      accent: `hsl(${second} 68% 62%)`,
      white: '#fffdfa',
    },
  };
}
