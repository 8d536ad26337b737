import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { planPhases, useTerm } from '../../../i18n/terms';
import { useAreaName } from '../../../office/areas';
import type { Plan, PlanPhase } from '../../../office/plans';
import { Shown } from '../../../shared/states';
import { Tag, type Tone } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { usePlan, usePlanHistory, type HistoryLine } from '../api/balance';
import { Figures, Outline } from './Outline';
import { PlanSteps } from './PlanSteps';
import { causes, events } from './words';

const words = defineWords({
  zh: {
    title: '调配方案',
    back: '全部方案',
    scope: '范围',
    cause: '缘由',
    at: '提出时间',
    expires: '最迟实施',
    term: '实施期',
    object: '异议截止',
    reason: '理由',
    policy: '依据政策版本',
    left: '未参加（另有方案在办）',
    approvals: '各方意见',
    agreed: '同意',
    waits: '待同意',
    history: '经过',
    show: '显示全部经过',
    held: '按政策留在本单位的人',
  },
  en: {
    title: 'Plan of balance',
    back: 'All plans',
    scope: 'Area',
    cause: 'Cause',
    at: 'Proposed',
    expires: 'Expires',
    term: 'In force',
    object: 'Objections until',
    reason: 'Reason',
    policy: 'Policy version',
    left: 'Left out (another plan holds them)',
    approvals: 'Approvals',
    agreed: 'agreed',
    waits: 'waiting',
    history: 'History',
    show: 'Show everything',
    held: 'Held back by the policy',
  },
});

const tones: Record<PlanPhase, Tone> = {
  none: 'quiet',
  proposed: 'warn',
  approved: 'info',
  applied: 'good',
  completed: 'quiet',
  refused: 'bad',
  withdrawn: 'quiet',
  expired: 'quiet',
};

export function PlanPage() {
  const { plan = '' } = useParams();
  const w = useWords(words);
  const term = useTerm();
  const read = usePlan(plan);
  return (
    <>
      <div className="between">
        <h1>
          {w.title} {plan}
        </h1>
        <span className="row">
          {read.data && <Tag tone={tones[read.data.phase]}>{term(planPhases, read.data.phase)}</Tag>}
          <Link to="/balance">{w.back}</Link>
        </span>
      </div>
      <Shown of={read}>
        {(p) => (
          <>
            <PlanSteps plan={p} />
            <Figures of={p.outline} />
            <div className="grid">
              <Facts plan={p} />
              <Approvals plan={p} />
            </div>
            <Outline of={p.outline} />
          </>
        )}
      </Shown>
      <History plan={plan} />
    </>
  );
}

function Facts({ plan: p }: { plan: Plan }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const name = useAreaName();
  const held = p.outline.heldBack.reduce((sum, h) => sum + h.count, 0);
  const facts: [string, string | null][] = [
    [w.scope, name(p.scope)],
    [w.cause, term(causes, p.cause)],
    [w.at, dateTime(p.proposedAt, language)],
    [w.expires, p.phase === 'proposed' || p.phase === 'approved' ? dateTime(p.expiresAt, language) : null],
    [w.term, p.effectiveFrom && p.until ? `${dateTime(p.effectiveFrom, language)} – ${dateTime(p.until, language)}` : null],
    [w.object, p.objectUntil ? dateTime(p.objectUntil, language) : null],
    [w.reason, p.reason],
    [w.policy, String(p.policyVersion)],
    [w.held, held > 0 ? String(held) : null],
    [w.left, p.leftOut.length > 0 ? p.leftOut.map(name).join('、') : null],
  ];
  return (
    <section className="card">
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Approvals({ plan }: { plan: Plan }) {
  const w = useWords(words);
  const language = useLanguage();
  const name = useAreaName();
  return (
    <section className="card">
      <h2>{w.approvals}</h2>
      <ul className="plain">
        {plan.approvals.map((a) => (
          <li key={a.area} className="between">
            <span>{name(a.area)}</span>
            {a.approvedAt ? (
              <span className="row">
                <small className="quiet">{dateTime(a.approvedAt, language)}</small>
                <Tag tone="good">{w.agreed}</Tag>
              </span>
            ) : (
              <Tag tone="warn">{w.waits}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const Shows = 10;

function History({ plan }: { plan: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = language === 'zh' ? 0 : 1;
  const [isWhole, showWhole] = useState(false);
  const shown = (lines: readonly HistoryLine[]) => [...lines].reverse().slice(0, isWhole ? undefined : Shows);
  return (
    <section className="card">
      <h2>{w.history}</h2>
      <Shown of={usePlanHistory(plan)}>
        {(lines) => (
          <>
            <ol className="plain">
              {shown(lines).map((l) => (
                <li key={l.version} className="between">
                  <span>{events[l.what]?.[term] ?? l.what}</span>
                  <small className="quiet">
                    {l.actor} · {dateTime(l.at, language)}
                  </small>
                </li>
              ))}
            </ol>
            {!isWhole && lines.length > Shows && (
              <button type="button" className="btn small no-print" onClick={() => showWhole(true)}>
                {w.show} ({lines.length})
              </button>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}
