import type { Paint } from '../paint.js';

export function mask(p: Paint) {
  return (
    <>
      <path d="M58 40h88l4 122H54Z" fill={p.main} transform="rotate(-6 100 100)" />
      <path d="M58 40h88l1 12H58Z" fill={p.dark} transform="rotate(-6 100 100)" />
      <path d="M72 92q28-22 56 0 6 52-28 56-34-4-28-56Z" fill={p.white} />
      <path
        d="M82 104q7-6 14 0M104 104q7-6 14 0M90 130q10 7 20 0"
        fill="none"
        stroke={p.flat}
        strokeWidth="4"
        strokeLinecap="round"
      />
    </>
  );
}

export function serum(p: Paint) {
  return (
    <>
      <path d="M92 28h16q6 0 6 8v20H86V36q0-8 6-8Z" fill={p.dark} />
      <rect x="78" y="54" width="44" height="18" rx="4" fill={p.accent} />
      <path d="M74 72h52q14 6 14 20v62q0 10-10 10H70q-10 0-10-10V92q0-14 14-20Z" fill={p.main} />
      <rect x="72" y="104" width="56" height="36" rx="3" fill={p.white} opacity=".92" />
      <path d="M80 116h40M88 127h24" stroke={p.dark} strokeWidth="4" strokeLinecap="round" />
      <path d="M70 94v60" stroke={p.white} strokeWidth="5" strokeLinecap="round" opacity=".55" />
    </>
  );
}

export function tube(p: Paint) {
  return (
    <>
      <path d="M62 34h76l-10 102H72Z" fill={p.main} />
      <rect x="60" y="28" width="80" height="12" rx="3" fill={p.light} />
      <path d="M76 136h48l-4 28H80Z" fill={p.dark} />
      <circle cx="100" cy="84" r="20" fill={p.white} />
      <path d="M100 70q-12 16 0 24 12-8 0-24Z" fill={p.accent} />
    </>
  );
}

export function lipstick(p: Paint) {
  return (
    <>
      <path d="M118 84h28v80h-28Z" fill={p.dark} />
      <path d="M120 84V58q0-14 12-14t12 14v26Z" fill={p.light} opacity=".8" />
      <path d="M62 72V48q20-22 28-6v30Z" fill={p.accent} />
      <rect x="56" y="72" width="40" height="32" rx="3" fill={p.light} />
      <rect x="52" y="102" width="48" height="62" rx="5" fill={p.main} />
      <path d="M60 110v48" stroke={p.white} strokeWidth="5" opacity=".6" strokeLinecap="round" />
    </>
  );
}

export function compact(p: Paint) {
  return (
    <>
      <circle cx="100" cy="80" r="44" fill={p.dark} />
      <circle cx="100" cy="80" r="36" fill={p.white} />
      <path
        d="M78 92q6-32 34-36"
        fill="none"
        stroke={p.light}
        strokeWidth="7"
        strokeLinecap="round"
      />
      <ellipse cx="100" cy="142" rx="56" ry="22" fill={p.main} />
      <ellipse cx="100" cy="136" rx="46" ry="15" fill={p.accent} />
      <ellipse cx="112" cy="134" rx="22" ry="8" fill={p.white} opacity=".75" />
    </>
  );
}
