import type { components } from '../api/schema';
import { phases, useTerm } from '../i18n/terms';
import { Tag, type Tone } from './Tag';

type Phase = components['schemas']['RequestPhase'];

const tones: Record<Phase, Tone> = {
  none: 'quiet',
  submitted: 'warn',
  triaged: 'info',
  dispatching: 'warn',
  accepted: 'info',
  inService: 'info',
  completed: 'info',
  evaluated: 'warn',
  closed: 'good',
  rejected: 'quiet',
  cancelled: 'quiet',
};

export function PhaseTag({ phase, unresolved = false }: { phase: Phase; unresolved?: boolean }) {
  const term = useTerm();
  return <Tag tone={unresolved ? 'bad' : tones[phase]}>{term(phases, phase)}</Tag>;
}
