import { useEffect, useState } from 'react';
import { useWords } from '../../../i18n/language';
import { useCommunities } from '../../../shared/catalog';
import { Shown } from '../../../shared/states';
import { FaultLine, faulty, type StepProps } from './Fault';
import { words } from './words';

const plainly = (name: string, typed: string): boolean => name.includes(typed.trim());

/** A community by its name or the first letters of its sounds; what was chosen stands alone, so that the page stays calm. */
export function CommunityChoice({ draft, change, faults, fixed }: StepProps & { fixed: boolean }) {
  const w = useWords(words);
  const communities = useCommunities();
  const [typed, setTyped] = useState('');
  const [sounds, setSounds] = useState(() => plainly);
  const latin = /[a-z]/i.test(typed);
  useEffect(() => {
    // The table of sounds is large: it is fetched when letters are typed, and a list without it still finds by characters.
    if (latin)
      void import('../../../shared/pinyin').then(
        (m) => setSounds(() => m.sounds),
        () => undefined,
      );
  }, [latin]);
  return (
    <Shown of={communities}>
      {(all) => {
        const chosen = all.find((c) => c.code === draft.community);
        if (chosen)
          return (
            <div className="card">
              <div className="between">
                <span>
                  <span className="quiet">{w.community}</span>
                  <br />
                  <strong>{chosen.name}</strong>
                </span>
                {!fixed && (
                  <button type="button" className="btn" onClick={() => change({ community: '' })}>
                    {w.change}
                  </button>
                )}
              </div>
            </div>
          );
        const found = all.filter((c) => sounds(c.name, typed));
        return (
          <fieldset className="plain" {...faulty('community', faults)} tabIndex={-1}>
            <legend>{w.community}</legend>
            <FaultLine field="community" faults={faults} />
            <label className="field">
              <small>{w.find}</small>
              <input type="search" autoComplete="off" value={typed} onChange={(e) => setTyped(e.target.value)} />
            </label>
            <div className="choices">
              {found.map((c) => (
                <label key={c.code} className="choice">
                  <input type="radio" name="community" value={c.code} checked={false} onChange={() => change({ community: c.code })} />
                  {c.name}
                </label>
              ))}
            </div>
            {found.length === 0 && (
              <p className="note quiet" role="status">
                {w.noArea}
              </p>
            )}
          </fieldset>
        );
      }}
    </Shown>
  );
}
