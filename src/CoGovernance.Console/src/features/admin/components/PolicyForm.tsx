import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { Field, Form } from '../../../shared/Form';
import { useRefresh } from '../../../shared/useRefresh';
import { adoptPolicy, type Policy } from '../api/admin';

const words = defineWords({
  zh: {
    span: '时长写作 天.时:分:秒，如 02:00:00 是两小时，10.00:00:00 是十天',
    save: '采用',
    reason: '修改原因',
    alertsPerPlace: '每个名额询问几人',
    wavesPerTier: '每级询问几轮',
    answerWithin: '答复期限',
    urgentAnswerWithin: '紧急单答复期限',
    alertBudgetPerWeek: '每人每周最多询问几次',
    minutesPerWeek: '每人每周最多服务（分钟）',
    minutesInARow: '一次最多服务（分钟）',
    quietFrom: '免打扰开始',
    quietTo: '免打扰结束',
    normal: '负荷：正常起点',
    strained: '负荷：偏紧起点',
    overloaded: '负荷：超载起点',
    share: '最多借出比例',
    reopenWithin: '可重新办理期限',
    evaluateWithin: '评单期限',
  },
  en: {
    span: 'Spans are d.hh:mm:ss: 02:00:00 is two hours, 10.00:00:00 ten days',
    save: 'Adopt',
    reason: 'Why it changes',
    alertsPerPlace: 'People asked for each place',
    wavesPerTier: 'Waves on each tier',
    answerWithin: 'Time to answer',
    urgentAnswerWithin: 'Time to answer, urgent',
    alertBudgetPerWeek: 'Alerts a person, a week at most',
    minutesPerWeek: 'Minutes served a week at most',
    minutesInARow: 'Minutes in a row at most',
    quietFrom: 'Quiet from',
    quietTo: 'Quiet until',
    normal: 'Load: normal from',
    strained: 'Load: strained from',
    overloaded: 'Load: overloaded from',
    share: 'Share that may be lent',
    reopenWithin: 'May be reopened for',
    evaluateWithin: 'May be evaluated for',
  },
});

/** The main fields of the policy. What the form does not show goes back as it came. */
const fields = [
  ['waves', 'alertsPerPlace', 'number'],
  ['waves', 'wavesPerTier', 'number'],
  ['waves', 'answerWithin', 'span'],
  ['waves', 'urgentAnswerWithin', 'span'],
  ['waves', 'alertBudgetPerWeek', 'number'],
  ['caps', 'minutesPerWeek', 'number'],
  ['caps', 'minutesInARow', 'number'],
  ['quiet', 'from', 'time'],
  ['quiet', 'to', 'time'],
  ['load', 'normal', 'share'],
  ['load', 'strained', 'share'],
  ['load', 'overloaded', 'share'],
  ['lending', 'share', 'share'],
  [null, 'reopenWithin', 'span'],
  [null, 'evaluateWithin', 'span'],
] as const;

type Part = Record<string, unknown>;
const partOf = (policy: Policy, group: string | null): Part => {
  const whole = policy as unknown as Part;
  return group ? (whole[group] as Part) : whole;
};

export function PolicyForm({ policy, tag, mayWrite }: { policy: Policy; tag: string; mayWrite: boolean }) {
  const w = useWords(words);
  const refresh = useRefresh();
  const [edited, setEdited] = useState<Policy>(policy);
  const [reason, setReason] = useState('');
  const again = (): void => refresh('policy');
  const set = (group: string | null, name: string, value: unknown): void =>
    setEdited({ ...edited, ...(group ? { [group]: { ...partOf(edited, group), [name]: value } } : { [name]: value }) });
  const shown = (
    <>
      <p className="quiet">{w.span}</p>
      <fieldset className="when filters" disabled={!mayWrite}>
        {fields.map(([group, name, kind]) => {
          const value = partOf(edited, group)[name];
          const isNumber = kind === 'number' || kind === 'share';
          const label = group === 'quiet' ? (name === 'from' ? w.quietFrom : w.quietTo) : w[name];
          return (
            <Field key={`${group}/${name}`} label={label}>
              <input
                type={isNumber ? 'number' : kind === 'time' ? 'time' : 'text'}
                required
                {...(kind === 'number' ? { min: 1, step: 1 } : kind === 'share' ? { min: 0, step: 'any' } : {})}
                {...(kind === 'span' ? { pattern: '(\\d+\\.)?\\d{2}:\\d{2}:\\d{2}' } : {})}
                value={kind === 'time' ? String(value).slice(0, 5) : String(value)}
                onChange={(e) =>
                  set(group, name, isNumber ? e.target.valueAsNumber : kind === 'time' ? `${e.target.value}:00` : e.target.value)
                }
              />
            </Field>
          );
        })}
      </fieldset>
    </>
  );
  if (!mayWrite) return shown;
  return (
    <Form button={w.save} readAgain={again} done={again} send={() => adoptPolicy(tag, { policy: edited, reason: reason.trim() })}>
      {shown}
      <Field label={w.reason}>
        <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      </Field>
    </Form>
  );
}
