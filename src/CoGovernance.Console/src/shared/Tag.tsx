import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

const marks: Record<Tone, string> = { good: '✓', warn: '!', bad: '✕', info: '•', quiet: '–' };

/** A state in words, with a mark beside its colour: colour alone means nothing. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      <span aria-hidden="true">{marks[tone]}</span>
      {children}
    </span>
  );
}
