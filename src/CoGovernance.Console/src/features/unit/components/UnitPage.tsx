import { useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { useCommunityName } from '../../../shared/catalog';
import { Failure, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dayOf, minutesText } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { useMembers, useUnit, type Member, type UnitView } from '../api/unit';
import { Members } from './Members';
import { Proposals } from './Proposals';
import { words } from './words';

const sum = (rows: readonly Member[], of: (m: Member) => number): number => rows.reduce((total, m) => total + of(m), 0);

/** A unit's liaison: who reports in, what was promised to which community, and what was delivered. */
export function UnitPage() {
  const code = useMe().unit ?? '';
  const members = useMembers(code);
  return (
    <Shown of={useUnit(code)}>
      {({ data, tag }) => (
        <>
          <h1>{data.name}</h1>
          {members.error && <Failure error={members.error} again={() => void members.refetch()} />}
          <Figures unit={data} members={members.data ?? []} />
          <div className="grid">
            <Agreements unit={data} members={members.data ?? []} />
            <Proposals unit={code} tag={tag ?? ''} />
          </div>
          {members.data && <Members members={members.data} />}
        </>
      )}
    </Shown>
  );
}

function Figures({ unit, members }: { unit: UnitView; members: readonly Member[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const today = dayOf(new Date(useNow()));
  const holding = unit.agreements.filter((a) => a.from <= today && today <= a.to);
  const figures: [string, string | number][] = [
    [w.figures.members, members.length],
    [w.figures.duty, members.filter((m) => m.onDuty).length],
    [w.figures.quota, holding.reduce((total, a) => total + a.quota, 0)],
    [w.figures.services, sum(members, (m) => m.services)],
    [
      w.figures.hours,
      minutesText(
        sum(members, (m) => m.minutes),
        language,
      ),
    ],
  ];
  return (
    <div className="figures">
      {figures.map(([name, value]) => (
        <div key={name} className="figure">
          <b>{value}</b>
          {name}
        </div>
      ))}
    </div>
  );
}

/** Promised and delivered, side by side for each community. Delivered counts the members who report to that community. */
function Agreements({ unit, members }: { unit: UnitView; members: readonly Member[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const communityName = useCommunityName();
  const today = dayOf(new Date(useNow()));
  return (
    <section className="card">
      <h2>{w.agreements}</h2>
      {unit.agreements.length === 0 && <p className="quiet">{w.noAgreements}</p>}
      <ul className="plain">
        {unit.agreements.map((a) => {
          const here = members.filter((m) => m.community === a.community);
          return (
            <li key={a.community} className="stack-tight">
              <span className="between">
                <strong>{communityName(a.community)}</strong>
                {today > a.to && <Tag tone="quiet">{w.over}</Tag>}
              </span>
              <span className="quiet num">
                {w.term(a.from, a.to)} · {w.promised(a.quota)}
              </span>
              <span>
                {w.delivered(
                  here.filter((m) => m.services > 0).length,
                  sum(here, (m) => m.services),
                  minutesText(
                    sum(here, (m) => m.minutes),
                    language,
                  ),
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
