import { Link, useParams } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { clocks, offerStatuses, skills, tiers, urgencies, useEventName, useTerm } from '../../../i18n/terms';
import { useMe } from '../../../session/useSession';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { Why } from '../../../shared/Why';
import { useRequest, type RequestView } from '../../../shared/requests';
import { useHistory } from '../api/requests';
import { Contact } from './Contact';

const words = defineWords({
  zh: {
    back: '全部单子',
    words: '居民的话',
    community: '社区',
    tier: '经办',
    urgency: '缓急',
    ordered: '下单',
    wished: '希望时间',
    begins: '服务时间',
    people: '人手',
    score: '评分',
    clocks: '时限',
    due: '截止',
    met: '已完成',
    missed: '已超时',
    running: '进行中',
    asked: '询问过的党员',
    nobody: '还没有询问过党员。',
    history: '办理经过',
    erased: '（内容已删除）',
  },
  en: {
    back: 'All requests',
    words: 'In the resident’s words',
    community: 'Community',
    tier: 'Handled by',
    urgency: 'Urgency',
    ordered: 'Ordered',
    wished: 'Wished for',
    begins: 'Service at',
    people: 'People',
    score: 'Score',
    clocks: 'Deadlines',
    due: 'due',
    met: 'met',
    missed: 'missed',
    running: 'running',
    asked: 'Members asked',
    nobody: 'Nobody has been asked yet.',
    history: 'What happened',
    erased: '(erased)',
  },
});

export function RequestPage() {
  const w = useWords(words);
  const { number = '' } = useParams();
  const request = useRequest(number);
  return (
    <>
      <Link className="no-print" to="/requests">
        ← {w.back}
      </Link>
      <Shown of={request}>{(r) => <Details request={r} />}</Shown>
    </>
  );
}

function Details({ request }: { request: RequestView }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const categoryName = useCategoryName();
  const communityName = useCommunityName();
  const { role } = useMe();
  return (
    <>
      <div className="row">
        <h1>
          {categoryName(request.category)} <span className="quiet num">{request.number}</span>
        </h1>
        <PhaseTag phase={request.phase} unresolved={request.resolution === 'unresolved'} />
      </div>
      <div className="grid">
        <section className="card">
          <h2>{w.words}</h2>
          <p>{request.words ?? w.erased}</p>
          <dl className="facts">
            <dt>{w.community}</dt>
            <dd>{communityName(request.community)}</dd>
            <dt>{w.tier}</dt>
            <dd>{term(tiers, request.tier)}</dd>
            <dt>{w.urgency}</dt>
            <dd>{term(urgencies, request.urgency)}</dd>
            <dt>{w.ordered}</dt>
            <dd>{dateTime(request.submittedAt, language)}</dd>
            <dt>{w.wished}</dt>
            <dd>{dateTime(request.wishedAt, language)}</dd>
            <dt>{w.begins}</dt>
            <dd>{request.beginsAt ? dateTime(request.beginsAt, language) : '–'}</dd>
            <dt>{w.people}</dt>
            <dd>
              {request.filled}/{request.places}（{request.needs.map((n) => `${term(skills, n.skill)}×${n.count}`).join('、')}）
            </dd>
            {request.score !== null && (
              <>
                <dt>{w.score}</dt>
                <dd>{request.score}/5</dd>
              </>
            )}
          </dl>
          {role !== 'integration' && <Contact number={request.number} />}
        </section>
        <section className="card">
          <h2>{w.clocks}</h2>
          <ul className="plain">
            {request.clocks.map((c) => (
              <li key={c.kind} className="between">
                <span>{term(clocks, c.kind)}</span>
                <span className="quiet">
                  {w.due} {dateTime(c.dueAt, language)}
                </span>
                <Tag tone={c.breached ? 'bad' : c.metAt ? 'good' : c.warned ? 'warn' : 'info'}>
                  {c.breached ? w.missed : c.metAt ? w.met : w.running}
                </Tag>
              </li>
            ))}
          </ul>
          <h2>{w.asked}</h2>
          {request.offers.length === 0 && <p className="quiet">{w.nobody}</p>}
          <ul className="plain">
            {request.offers.map((o) => (
              <li key={`${o.member}/${o.round}`}>
                <div className="between">
                  <span className="num">
                    {o.member} · {term(skills, o.skill)}
                    {o.lender !== request.community && `（${communityName(o.lender)}）`}
                  </span>
                  <Tag tone={o.status === 'accepted' ? 'good' : o.status === 'open' ? 'info' : 'quiet'}>
                    {term(offerStatuses, o.status)}
                  </Tag>
                </div>
                <Why factors={o.why} />
              </li>
            ))}
          </ul>
        </section>
        <History number={request.number} />
      </div>
    </>
  );
}

function History({ number }: { number: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const name = useEventName();
  return (
    <section className="card">
      <h2>{w.history}</h2>
      <Shown of={useHistory(number)}>
        {(h) => (
          <ol className="plain">
            {h.items.map((line) => (
              <li key={line.version} className="between">
                <span>{name(line.what)}</span>
                <span className="quiet num">
                  {dateTime(line.at, language)} · {line.actor}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Shown>
    </section>
  );
}
