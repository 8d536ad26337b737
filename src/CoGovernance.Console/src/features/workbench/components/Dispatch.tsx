import { useLanguage, useWords } from '../../../i18n/language';
import { offerStatuses, skills, useTerm } from '../../../i18n/terms';
import { useCommunityName } from '../../../shared/catalog';
import { Shown } from '../../../shared/states';
import { Tag, type Tone } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { Why } from '../../../shared/Why';
import type { RequestView } from '../../../shared/requests';
import { useCandidates, useMemberNames } from '../api/workbench';
import { words } from './words';

type Offer = RequestView['offers'][number];

const tones: Record<Offer['status'], Tone> = {
  open: 'info',
  accepted: 'good',
  declined: 'quiet',
  lapsed: 'warn',
  withdrawn: 'quiet',
  released: 'quiet',
};

/** Who has been asked and what they answered; who would be asked next and why each stands where they stand. */
export function Dispatch({ request }: { request: RequestView }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const communityName = useCommunityName();
  const { data: names } = useMemberNames(request.community);
  const isStaffing = request.phase === 'dispatching';
  const candidates = useCandidates(request.number, isStaffing);
  const named = (member: string): string => names?.get(member) ?? member;
  return (
    <div className="grid">
      <section className="card">
        <h3>{w.asked}</h3>
        {request.offers.length === 0 && <p className="quiet">{w.nobody}</p>}
        <ul className="plain">
          {request.offers.map((o) => (
            <li key={`${o.member}/${o.round}/${o.tier}`}>
              <div className="between">
                <span>
                  <strong>{named(o.member)}</strong>{' '}
                  <span className="quiet">
                    {term(skills, o.skill)}
                    {o.lender !== request.community && ` · ${communityName(o.lender)}`}
                  </span>
                </span>
                <Tag tone={tones[o.status]}>{term(offerStatuses, o.status)}</Tag>
              </div>
              {o.status === 'open' && (
                <div className="quiet">
                  {w.lapses} {dateTime(o.lapsesAt, language)}
                </div>
              )}
              <Why factors={o.why} />
            </li>
          ))}
        </ul>
      </section>
      {isStaffing && (
        <section className="card">
          <h3>{w.candidates}</h3>
          <Shown of={candidates}>
            {(list) =>
              list.length === 0 ? (
                <p className="quiet">{w.noCandidates}</p>
              ) : (
                <ol className="numbered">
                  {list.slice(0, 20).map((c) => (
                    <li key={`${c.member}/${c.skill}`}>
                      <div className="between">
                        <span>
                          <strong>{named(c.member)}</strong> <span className="quiet">{term(skills, c.skill)}</span>
                        </span>
                        <span className="num">{w.points(c.points)}</span>
                      </div>
                      <Why factors={c.why} />
                    </li>
                  ))}
                </ol>
              )
            }
          </Shown>
        </section>
      )}
    </div>
  );
}
