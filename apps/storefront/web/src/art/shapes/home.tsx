import type { Paint } from '../paint.js';

export function bedding(p: Paint) {
  return (
    <>
      <rect x="30" y="48" width="140" height="70" rx="12" fill={p.dark} />
      <rect x="42" y="74" width="52" height="32" rx="11" fill={p.white} />
      <rect x="106" y="74" width="52" height="32" rx="11" fill={p.white} />
      <path d="M26 104q74-20 148 0v50q0 6-6 6H32q-6 0-6-6Z" fill={p.main} />
      <path d="M26 118q74-20 148 0v-14q-74-20-148 0Z" fill={p.light} />
      <path d="M62 130v28M100 126v32M138 130v28" stroke={p.accent} strokeWidth="4" opacity=".7" />
    </>
  );
}

export function pillow(p: Paint) {
  return (
    <>
      <path
        d="M44 96q-12-30 14-30 46 10 88 0 24 0 12 30-6 20 0 40 10 30-14 28-44-10-86 0-26 0-14-28 6-20 0-40Z"
        fill={p.main}
      />
      <path
        d="M60 84q40 12 80 0M60 148q40-12 80 0"
        fill="none"
        stroke={p.light}
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path
        d="M62 64q38-24 78-2"
        fill="none"
        stroke={p.accent}
        strokeWidth="9"
        strokeLinecap="round"
      />
    </>
  );
}

export function pot(p: Paint) {
  return (
    <>
      <path d="M28 92h24v16H36q-8 0-8-8ZM172 92h-24v16h16q8 0 8-8Z" fill={p.dark} />
      <path d="M48 84h104v56q0 20-20 20H68q-20 0-20-20Z" fill={p.main} />
      <path d="M44 84q56-46 112 0Z" fill={p.light} />
      <rect x="40" y="80" width="120" height="10" rx="5" fill={p.dark} />
      <circle cx="100" cy="56" r="8" fill={p.accent} />
    </>
  );
}

export function tableware(p: Paint) {
  return (
    <>
      <ellipse cx="100" cy="146" rx="70" ry="15" fill={p.light} />
      <ellipse cx="100" cy="141" rx="70" ry="15" fill={p.flat} />
      <ellipse cx="100" cy="139" rx="46" ry="8" fill={p.white} />
      <path d="M52 84h96q0 48-34 52H86q-34-4-34-52Z" fill={p.main} />
      <ellipse cx="100" cy="84" rx="48" ry="13" fill={p.white} />
      <path d="M56 98q44 16 88 0" fill="none" stroke={p.accent} strokeWidth="5" />
    </>
  );
}
