import type { ReactNode } from 'react';

/** Our own line drawings, one for each kind of service of the sample policy; a kind that is new gets the hand. */
const drawings: Partial<Record<string, ReactNode>> = {
  'clean-up': <path d="M26 6 16 26M12 26h10l4 16H8zM13 42l2-8M20 42l-1-8M34 30l2 4 4 2-4 2-2 4-2-4-4-2 4-2z" />,
  'clinic-day': <path d="M8 20 24 8l16 12v20H8zM24 19v14M17 26h14" />,
  counselling: <path d="M6 8h26v18H18l-6 6v-6H6zM36 16h6v18h-5v6l-7-6H20M19 21c-7-4-3-9 0-6 3-3 7 2 0 6z" />,
  'digital-help': <path d="M14 4h20v40H14zM14 10h20M14 36h20M24 40h.1M21 17c0-4 7-4 7 0 0 3-4 3-4 6M24 28h.1" />,
  'elder-company': (
    <path d="M16 12a4 4 0 1 0 .1 0M34 14a3.5 3.5 0 1 0 .1 0M16 20v12l-5 12M16 32l5 12M34 21v12l-3 11M34 33l4 11M16 23l10 5 8-3" />
  ),
  'elder-visit': <path d="M6 24 24 8l18 16M11 21v21h26V21M24 38c-12-8-6-16 0-10 6-6 12 2 0 10z" />,
  errand: <path d="M10 16h28l-3 27H13zM17 21v-9c0-9 14-9 14 0v9M18 32l4 4 8-8" />,
  'health-check': <path d="M24 42C-2 24 12 2 24 15 36 2 50 24 24 42zM10 24h8l3-6 5 12 3-6h9" />,
  'home-repair': <path d="M40 10l-7 7-4-4 7-7c-8-3-15 5-12 12L7 35c-2 5 3 8 6 6l17-17c7 3 14-5 10-14z" />,
  'legal-advice': <path d="M24 6v36M14 42h20M10 12h28M10 12 4 28h12zM38 12l-6 16h12zM4 28c0 6 12 6 12 0M32 28c0 6 12 6 12 0" />,
  mediation: <path d="M4 16l8-4 12 4 12-4 8 4v16l-6 2-12 8-14-8-8-2zM24 16l-6 9c3 3 6 1 8-2l10 9" />,
  other: <path d="M10 24h.1M24 24h.1M38 24h.1M24 4a20 20 0 1 0 .1 0" />,
  'policy-guide': <path d="M10 5h20l8 8v30H10zM30 5v8h8M16 20h16M16 27h16M16 34h9" />,
  'storm-help': (
    <path d="M12 22a8 8 0 0 1 2-15c4-6 15-4 17 2 9-1 11 11 4 13zM15 27l-3 6M24 27l-3 6M33 27l-3 6M5 42c5-5 8 3 13 0s8 3 13 0 8 3 12-1" />
  ),
  tutoring: <path d="M24 12C18 7 11 7 5 9v30c6-2 13-2 19 3 6-5 13-5 19-3V9c-6-2-13-2-19 3zM24 12v30" />,
  'urgent-repair': <path d="M26 4 10 28h12l-2 16 18-26H26z" />,
};

const hand = <path d="M6 30l8-6h10c4 0 4 6 0 6h-6M24 30l12-8c4-2 6 2 4 4L28 38H16l-4 3-6-6zM24 18c-9-6-4-13 0-8 4-5 9 2 0 8z" />;

export function Picture({ category, size = '3rem' }: { category: string; size?: string }) {
  return (
    <svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[category] ?? hand}
    </svg>
  );
}
