import type { Paint } from '../paint.js';

export function phone(p: Paint) {
  return (
    <>
      <rect
        x="92"
        y="34"
        width="62"
        height="126"
        rx="13"
        fill={p.dark}
        transform="rotate(8 122 100)"
      />
      <rect x="58" y="36" width="64" height="128" rx="13" fill={p.main} />
      <rect x="63" y="42" width="54" height="116" rx="9" fill={p.white} opacity=".9" />
      <circle cx="90" cy="82" r="24" fill={p.light} />
      <path d="M66 132q24-26 48 0v21q0 4-4 4H70q-4 0-4-4Z" fill={p.accent} opacity=".8" />
      <rect x="80" y="45" width="20" height="5" rx="2.5" fill={p.dark} />
    </>
  );
}

export function charger(p: Paint) {
  return (
    <>
      <path
        d="M112 120c40 0 44 36 12 36s-64 10-64-14"
        fill="none"
        stroke={p.dark}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <rect x="66" y="52" width="70" height="70" rx="16" fill={p.main} />
      <rect x="80" y="34" width="9" height="20" rx="2" fill={p.dark} />
      <rect x="113" y="34" width="9" height="20" rx="2" fill={p.dark} />
      <path d="m104 66-16 24h13l-4 20 18-26h-13Z" fill={p.white} />
    </>
  );
}

export function headphones(p: Paint) {
  return (
    <>
      <path
        d="M52 118V98a48 48 0 0 1 96 0v20"
        fill="none"
        stroke={p.dark}
        strokeWidth="11"
        strokeLinecap="round"
      />
      <path d="M60 96a40 40 0 0 1 80 0" fill="none" stroke={p.light} strokeWidth="4" />
      <rect x="38" y="104" width="34" height="54" rx="16" fill={p.main} />
      <rect x="128" y="104" width="34" height="54" rx="16" fill={p.main} />
      <rect x="62" y="110" width="13" height="42" rx="6" fill={p.accent} />
      <rect x="125" y="110" width="13" height="42" rx="6" fill={p.accent} />
    </>
  );
}

export function kettle(p: Paint) {
  return (
    <>
      <path
        d="M140 74c34-6 34 56 0 58"
        fill="none"
        stroke={p.dark}
        strokeWidth="10"
        strokeLinecap="round"
      />
      <path d="M64 68h72l12 84q1 10-9 10H61q-10 0-9-10Z" fill={p.main} />
      <path d="M66 78 42 66l-4 10 22 30Z" fill={p.flat} />
      <path d="M68 68q32-34 64 0Z" fill={p.dark} />
      <circle cx="100" cy="44" r="7" fill={p.accent} />
      <path d="M72 140h56" stroke={p.white} strokeWidth="5" strokeLinecap="round" opacity=".7" />
    </>
  );
}

export function dryer(p: Paint) {
  return (
    <>
      <path d="M84 112h30l-9 50q-1 6-7 6h-8q-6 0-6-6Z" fill={p.dark} />
      <path d="M64 52h64q36 4 36 34t-36 34H64Q44 116 44 86t20-34Z" fill={p.main} />
      <path d="M140 62 172 54v64l-32-8Z" fill={p.flat} />
      <circle cx="70" cy="86" r="20" fill={p.light} />
      <circle cx="70" cy="86" r="11" fill={p.accent} />
    </>
  );
}
