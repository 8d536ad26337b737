import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useMe } from '../../../session/useSession';
import { useCommunityName } from '../../../shared/catalog';
import { Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { date } from '../../../shared/time';
import { Why } from '../../../shared/Why';
import { useHelpers, type Helper } from '../api/community';
import { Frame } from './Frame';

const words = defineWords({
  zh: {
    sent: '派出支援',
    received: '前来支援',
    noneSent: '本社区没有派出支援的党员。',
    noneReceived: '目前没有其他社区的党员前来支援。',
    to: '支援',
    from: '来自',
    out: '已不参加',
    on: '支援中',
    plan: '调配方案',
  },
  en: {
    sent: 'Sent out',
    received: 'Come to help',
    noneSent: 'This community has sent nobody.',
    noneReceived: 'Nobody from another community helps here now.',
    to: 'to',
    from: 'from',
    out: 'no longer takes part',
    on: 'helps',
    plan: 'the plan',
  },
});

/** Members whom balance plans sent to other communities, and who came from them. */
export function HelpersPage() {
  const w = useWords(words);
  return (
    <Frame page="helpers">
      <Shown of={useHelpers(useMe().area ?? '')}>
        {({ sent, received }) => (
          <div className="grid">
            <Side title={w.sent} none={w.noneSent} way={w.to} helpers={sent} />
            <Side title={w.received} none={w.noneReceived} way={w.from} helpers={received} />
          </div>
        )}
      </Shown>
    </Frame>
  );
}

function Side({ title, none, way, helpers }: { title: string; none: string; way: string; helpers: readonly Helper[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const communityName = useCommunityName();
  return (
    <section className="card">
      <h2>
        {title} <span className="quiet num">{helpers.length}</span>
      </h2>
      {helpers.length === 0 && <p className="quiet">{none}</p>}
      <ul className="plain">
        {helpers.map((h) => (
          <li key={`${h.member}/${h.plan}`}>
            <div className="between">
              <span>
                <span className="num">{h.member}</span> {way} <strong>{communityName(h.other)}</strong> {term(skills, h.skill)}
              </span>
              <Tag tone={h.out ? 'quiet' : 'good'}>{h.out ? w.out : w.on}</Tag>
            </div>
            <div className="quiet">
              {date(h.from, language)} – {date(h.until, language)} · <Link to={`/balance/${h.plan}`}>{w.plan}</Link>
            </div>
            <Why factors={h.why} />
          </li>
        ))}
      </ul>
    </section>
  );
}
