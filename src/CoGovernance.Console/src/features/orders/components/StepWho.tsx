import { useLanguage, useWords } from '../../../i18n/language';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { dateTime, instantOf } from '../../../shared/time';
import { longest } from '../api/draft';
import { FaultLine, faulty, type StepProps } from './Fault';
import { Similar } from './Similar';
import { words } from './words';

/** Third step: who, and a look over the whole and at similar orders before it is sent. */
export function StepWho({ draft, change, faults, onBehalf }: StepProps & { onBehalf: boolean }) {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const community = useCommunityName();
  return (
    <>
      <label className="field">
        <span>{w.name}</span>
        <input
          autoComplete={onBehalf ? 'off' : 'name'}
          maxLength={longest.name}
          value={draft.name}
          onChange={(e) => change({ name: e.target.value })}
          {...faulty('name', faults)}
        />
        <FaultLine field="name" faults={faults} />
      </label>
      <label className="field">
        <span>{w.phone}</span>
        <small>{onBehalf ? w.proxyPhoneHint : w.phoneHint}</small>
        <input
          type="tel"
          inputMode="tel"
          autoComplete={onBehalf ? 'off' : 'tel-national'}
          maxLength={20}
          value={draft.phone}
          onChange={(e) => change({ phone: e.target.value })}
          {...faulty('phone', faults)}
        />
        <FaultLine field="phone" faults={faults} />
      </label>
      <Similar community={draft.community} category={draft.category} />
      <section className="card">
        <h2>{w.check}</h2>
        <p>
          <strong>{category(draft.category)}</strong> · {community(draft.community)}
        </p>
        <p style={{ overflowWrap: 'anywhere' }}>{draft.words}</p>
        <p style={{ overflowWrap: 'anywhere' }}>
          {draft.address}
          <br />
          <span className="num">{dateTime(instantOf(draft.day, draft.time), language)}</span>
        </p>
      </section>
    </>
  );
}
