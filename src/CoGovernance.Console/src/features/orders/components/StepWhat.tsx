import { useLanguage, useWords } from '../../../i18n/language';
import { useCategories } from '../../../shared/catalog';
import { Shown } from '../../../shared/states';
import { CommunityChoice } from './CommunityChoice';
import { FaultLine, faulty, type StepProps } from './Fault';
import { Picture } from './Pictures';
import { words } from './words';

/** First step: which community, and what help, by pictures. */
export function StepWhat(props: StepProps & { fixed: boolean }) {
  const { draft, change, faults } = props;
  const w = useWords(words);
  const language = useLanguage();
  const categories = useCategories();
  return (
    <>
      <CommunityChoice {...props} />
      {draft.community !== '' && (
        <Shown of={categories}>
          {(all) => (
            <fieldset className="plain" {...faulty('category', faults)} tabIndex={-1}>
              <legend>{w.category}</legend>
              <FaultLine field="category" faults={faults} />
              <div className="choices">
                {all.map((c) => (
                  <label key={c.code} className="choice">
                    <input
                      type="radio"
                      name="category"
                      value={c.code}
                      checked={draft.category === c.code}
                      onChange={() => change({ category: c.code })}
                    />
                    <Picture category={c.code} />
                    {language === 'zh' ? c.name : c.englishName}
                    {c.people > 1 && <small className="quiet">{w.people(c.people)}</small>}
                  </label>
                ))}
              </div>
            </fieldset>
          )}
        </Shown>
      )}
    </>
  );
}
