const PATHS = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5',
  cart: 'M3 4h2.200l2 11h10.600l2-8H6.200M9 19.500h.01M16.5 19.500h.01',
  bell: 'M6 17V11a6 6 0 1 1 12 0v6l1.5 1.500h-15L6 17Zm4 3.500a2 2 0 0 0 4 0',
  wallet:
    'M4 7.500A2.5 2.5 0 0 1 6.5 5H18v3M4 7.500V17a2.5 2.5 0 0 0 2.5 2.500H20V8H6.500M16.5 13.500h.01',
  home: 'M4 11 12 4l8 7v8.500h-5.500v-5h-5v5H4V11Z',
  hall: 'M4 9.5 5.5 5h13L20 9.500a2.7 2.7 0 0 1-5.3 0 2.7 2.7 0 0 1-5.4 0A2.7 2.7 0 0 1 4 9.500ZM5.5 13v6.500h13V13',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c.8-3.7 3.7-5.5 7.5-5.500s6.7 1.8 7.5 5.5',
  orders: 'M6 4h12v16l-3-2-3 2-3-2-3 2V4Zm3 5h6M9 13h6',
  moon: 'M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M4.5 12h-2M21.5 12h-2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4',
  close: 'M6 6l12 12M18 6 6 18',
  next: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  down: 'm5 9 7 7 7-7',
  minus: 'M6 12h12',
  plus: 'M12 6v12M6 12h12',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  info: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8h.01',
  gift: 'M4 9h16v4H4V9Zm1.5 4v7h13v-7M12 9v11M12 9S8.5 9 8 6.5 11.5 4 12 9Zm0 0s3.5 0 4-2.500S12.5 4 12 9Z',
  bin: 'M5 7h14M9.5 7V4.500h5V7M7 7l.8 12.500h8.400L17 7',
  shield: 'M12 3.5 5 6v6c0 4.2 3 7 7 8.5 4-1.5 7-4.3 7-8.500V6l-7-2.500Zm-3 8.3 2.2 2.200L15.3 10',
  clock: 'M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.500V12l3 2',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13v-9Z',
  spark: 'M12 3.5 13.8 10 20.5 12l-6.7 2L12 20.5 10.2 14 3.5 12l6.7-2L12 3.500Z',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof PATHS;

/** A line drawing of 24 units; decoration only, never the sole bearer of a meaning. */
export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
