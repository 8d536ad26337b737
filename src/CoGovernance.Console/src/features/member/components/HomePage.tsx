import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { useCategoryName } from '../../../shared/catalog';
import { Failure, Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { useKeptAnswers } from '../api/answers';
import { useAssignments, useCalendar, useMember, useMyNumber, useOpenOffers, useOpenOrders } from '../api/member';
import { Page } from './MemberFrame';
import { OfferCard } from './OfferCard';
import { words } from './words';

/** One main thing: what is asked of the member now, or else the next service. */
export function HomePage() {
  const w = useWords(words);
  const me = useMember();
  const offers = useOpenOffers();
  const { answers, dismiss } = useKeptAnswers(useMyNumber());
  const told = useAssignments().data?.some((a) => a.status === 'told');
  const open = useOpenOrders().data?.length ?? 0;
  const duty = me.data && (
    <Link to="/m/settings" aria-label={me.data.onDuty ? w.onDuty : w.offDuty}>
      <Tag tone={me.data.onDuty ? 'good' : 'quiet'}>{me.data.onDuty ? w.onDuty : w.offDuty}</Tag>
    </Link>
  );
  return (
    <Page title={w.home} extra={duty}>
      {answers.map((a) =>
        a.refused === null ? null : (
          <div key={a.key} className="note bad stack" role="alert">
            <strong>
              {w.keptRefused[a.kind]}：{a.refused}
            </strong>
            <small className="num">{a.request}</small>
            <span>
              <button type="button" className="btn small" onClick={() => dismiss(a.key)}>
                {w.dismiss}
              </button>
            </span>
          </div>
        ),
      )}
      {told && (
        <p className="note warn between">
          <strong>{w.assigned}</strong>
          <Link className="btn small" to="/m/settings">
            {w.see}
          </Link>
        </p>
      )}
      <Shown of={offers}>
        {(items) =>
          items.length === 0 ? (
            <Next />
          ) : (
            <ul className="plain">
              {items.map((o) => (
                <li key={o.request}>
                  <OfferCard offer={o} kept={answers.find((a) => a.request === o.request && a.refused === null)} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {open > 0 && (
        <Link className="btn" to="/m/open">
          {w.open(open)}
        </Link>
      )}
    </Page>
  );
}

function Next() {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const now = useNow();
  const calendar = useCalendar();
  const next = calendar.data?.items.find((e) => e.status === 'reserved' && Date.parse(e.endsAt) > now - 86_400_000);
  return (
    <>
      <Nothing>{w.none}</Nothing>
      {calendar.error && <Failure error={calendar.error} />}
      {next && (
        <section className="card">
          <h2>{w.next}</h2>
          <p>
            <strong>{category(next.category)}</strong>
            <br />
            <span className="num">{dateTime(next.beginsAt, language)}</span>
          </p>
          <Link className="btn primary big" to={`/m/service/${next.request}`}>
            {w.see}
          </Link>
        </section>
      )}
    </>
  );
}
