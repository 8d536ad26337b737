import { Select, Slider } from 'antd';
import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useAreaName, type Outline as View } from '../../../office/areas';
import { sounds } from '../../../shared/pinyin';
import { Failure } from '../../../shared/states';
import { useUnits, useWhatIf, type Skill, type WhatIf as Body } from '../api/balance';
import { Figures, Outline } from './Outline';

const words = defineWords({
  zh: {
    title: '如果……会怎样',
    say: '改变需求、增减人员，看看调配的结果。什么都不会记录。',
    demand: '改需求',
    added: '增加人员',
    lost: '减少人员',
    community: '社区',
    skill: '技能',
    unit: '单位',
    places: (n: number) => `需要 ${n} 个岗位`,
    count: (n: number) => `增加 ${n} 人`,
    share: (n: number) => `减少 ${n}% 的人`,
    remove: '去掉这一条',
    work: '算一算',
    working: '正在计算…',
    result: '结果',
    empty: '先加一条假设。',
  },
  en: {
    title: 'What if',
    say: 'Change demand or people and see how it would be balanced. Nothing is recorded.',
    demand: 'Change demand',
    added: 'Add people',
    lost: 'Lose people',
    community: 'Community',
    skill: 'Skill',
    unit: 'Unit',
    places: (n: number) => `${n} places wanted`,
    count: (n: number) => `${n} more people`,
    share: (n: number) => `${n}% fewer people`,
    remove: 'Take this away',
    work: 'Work it out',
    working: 'Working it out…',
    result: 'Outcome',
    empty: 'Add a change first.',
  },
});

/** One thing that is supposed to be otherwise. `amount`: places, people, or percent lost. */
interface Change {
  key: number;
  kind: 'demand' | 'added' | 'lost';
  community: string;
  skill: Skill;
  unit: string;
  amount: number;
}

export function bodyOf(changes: readonly Change[]): Body {
  const of = (kind: Change['kind']) => changes.filter((c) => c.kind === kind);
  return {
    demand: of('demand').map(({ community, skill, amount }) => ({ community, skill, places: amount })),
    added: of('added').map(({ unit, community, skill, amount }) => ({
      unit,
      community,
      // Everybody can do the general work; the list names what somebody can do besides.
      skills: skill === 'general' ? [] : [skill],
      count: amount,
    })),
    lost: of('lost').map(({ community, amount }) => ({ community, share: amount / 100 })),
  };
}

export function WhatIf({ area, now }: { area: string; now: View }) {
  const w = useWords(words);
  const [changes, setChanges] = useState<Change[]>([]);
  const [next, setNext] = useState(1);
  const units = useUnits();
  const imagine = useWhatIf(area);
  const wanted = (community: string, skill: Skill): number =>
    now.coverage.find((c) => c.community === community && c.skill === skill)?.demand ?? 0;
  const edit = (change: Change): void => {
    setChanges(changes.map((c) => (c.key === change.key ? change : c)));
    imagine.reset();
  };
  const add = (kind: Change['kind']): void => {
    const community = now.coverage[0]?.community ?? '';
    const amount = { demand: wanted(community, 'general'), added: 10, lost: 50 }[kind];
    setChanges([...changes, { key: next, kind, community, skill: 'general', unit: units.data?.[0]?.code ?? '', amount }]);
    setNext(next + 1);
    imagine.reset();
  };
  return (
    <section className="card no-print">
      <h2>{w.title}</h2>
      <p className="quiet">{w.say}</p>
      <div className="row">
        {(['demand', 'added', 'lost'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            className="btn small"
            onClick={() => add(kind)}
            disabled={kind === 'added' && !units.data?.length}
          >
            + {w[kind]}
          </button>
        ))}
      </div>
      {changes.map((change) => (
        <Line
          key={change.key}
          change={change}
          wanted={wanted}
          communities={[...new Set(now.coverage.map((c) => c.community))]}
          onChange={edit}
          onRemove={() => {
            setChanges(changes.filter((c) => c.key !== change.key));
            imagine.reset();
          }}
        />
      ))}
      <span className="row">
        <button
          type="button"
          className="btn primary small"
          disabled={changes.length === 0 || imagine.isPending}
          onClick={() => imagine.mutate(bodyOf(changes))}
        >
          {imagine.isPending ? w.working : w.work}
        </button>
        {changes.length === 0 && <span className="quiet">{w.empty}</span>}
      </span>
      {imagine.error && <Failure error={imagine.error} />}
      {imagine.data && (
        <div className="stack" role="status" aria-label={w.result}>
          <h3>{w.result}</h3>
          <Figures of={imagine.data} />
        </div>
      )}
      {imagine.data && <Outline of={imagine.data} />}
    </section>
  );
}

interface LineProps {
  change: Change;
  communities: readonly string[];
  wanted: (community: string, skill: Skill) => number;
  onChange: (change: Change) => void;
  onRemove: () => void;
}

function Line({ change, communities, wanted, onChange, onRemove }: LineProps) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const name = useAreaName();
  const { data: units = [] } = useUnits();
  const { kind, amount } = change;
  const said = { demand: w.places, added: w.count, lost: w.share }[kind](amount);
  const most = kind === 'lost' ? 100 : kind === 'added' ? 200 : Math.max(20, wanted(change.community, change.skill) * 3);
  const place = (community: string, skill: Skill): Change => ({
    ...change,
    community,
    skill,
    amount: kind === 'demand' ? wanted(community, skill) : amount,
  });
  return (
    <fieldset className="card">
      <legend>{w[kind]}</legend>
      <div className="row">
        <Select
          aria-label={w.community}
          value={change.community}
          onChange={(community) => onChange(place(community, change.skill))}
          options={communities.map((value) => ({ value, label: name(value) }))}
          showSearch={{ filterOption: (typed, option) => sounds(option?.label ?? '', typed) }}
          style={{ minWidth: 160 }}
        />
        {kind !== 'lost' && (
          <Select
            aria-label={w.skill}
            value={change.skill}
            onChange={(skill) => onChange(place(change.community, skill))}
            options={(Object.keys(skills) as Skill[]).map((value) => ({ value, label: skills[value][language === 'zh' ? 0 : 1] }))}
            style={{ minWidth: 120 }}
          />
        )}
        {kind === 'added' && (
          <Select
            aria-label={w.unit}
            value={change.unit}
            onChange={(unit) => onChange({ ...change, unit })}
            options={units.map((u) => ({ value: u.code, label: u.name }))}
            showSearch={{ filterOption: (typed, option) => sounds(option?.label ?? '', typed) }}
            style={{ minWidth: 200 }}
          />
        )}
        <button type="button" className="btn small" onClick={onRemove}>
          {w.remove}
        </button>
      </div>
      <span>
        {said} {kind === 'demand' && <small className="quiet">← {wanted(change.community, change.skill)}</small>}
      </span>
      <Slider
        min={kind === 'added' ? 1 : 0}
        max={most}
        value={amount}
        onChange={(value) => onChange({ ...change, amount: value })}
        ariaLabelForHandle={`${name(change.community)} ${term(skills, change.skill)} ${said}`}
      />
    </fieldset>
  );
}
