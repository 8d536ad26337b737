import { useCallback } from 'react';
import { useLanguage } from '../../../i18n/language';
import type { BothLanguages, Measure, Outcome, SimulatedFigure } from '../api/simulations';

type Form = Measure['form'];

/** As short as its size allows: 1303, 75.7, 4.12. */
function plain(figure: number): string {
  const size = Math.abs(figure);
  return figure === 0 || size >= 100 ? figure.toFixed(0) : figure.toFixed(size >= 10 ? 1 : 2);
}

function bare(form: Form, figure: number): string {
  if (form === 'share') return (figure * 100).toFixed(1);
  return form === 'hours' ? figure.toFixed(2) : plain(figure);
}

/** A figure of a measure; shares in per cent. */
export const written = (form: Form, figure: number | null | undefined): string =>
  figure == null ? '–' : `${bare(form, figure)}${form === 'share' ? '%' : ''}`;

/** A difference with its sign; of shares in percentage points. What rounds to nothing has no sign. */
export function signed(form: Form, figure: number): string {
  const size = bare(form, Math.abs(figure));
  if (Number(size) === 0) return size;
  return `${figure > 0 ? '+' : '−'}${size}`;
}

export const figureOf = (outcome: Outcome, measure: Measure): SimulatedFigure | undefined =>
  outcome.figures.find((f) => f.measure === measure.measure);

/** Reads words that the server has in both languages. */
export function useSaid(): (words: BothLanguages) => string {
  const language = useLanguage();
  return useCallback((words) => (language === 'zh' ? words.chinese : words.english), [language]);
}
