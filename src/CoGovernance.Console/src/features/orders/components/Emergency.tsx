import { useWords } from '../../../i18n/language';
import { words } from './words';

/** The numbers that are faster than any order. */
export function Emergency() {
  const w = useWords(words);
  return (
    <p className="note bad row no-print">
      <strong>{w.emergency}</strong>
      {['110', '119', '120'].map((n) => (
        <a key={n} href={`tel:${n}`} className="btn danger">
          {n}
        </a>
      ))}
    </p>
  );
}
