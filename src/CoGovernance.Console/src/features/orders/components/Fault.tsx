import { useWords } from '../../../i18n/language';
import type { Draft, Faults, Field } from '../api/draft';
import { words } from './words';

/** What every step gets: the order so far, a way to change it, what is wrong with it once the reader has tried to go on. */
export interface StepProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  faults: Faults;
}

/** What is wrong with a field, beside it; the field names it by `aria-describedby`. */
export function FaultLine({ field, faults }: { field: Field; faults: Faults }) {
  const w = useWords(words);
  const fault = faults[field];
  return fault ? (
    <strong className="bad" id={`fault-${field}`}>
      ✕ {w.faults[fault]}
    </strong>
  ) : null;
}

/** What ties an input to its fault. */
export const faulty = (field: Field, faults: Faults) => ({
  id: `field-${field}`,
  'aria-invalid': faults[field] !== undefined,
  'aria-describedby': faults[field] ? `fault-${field}` : undefined,
});
