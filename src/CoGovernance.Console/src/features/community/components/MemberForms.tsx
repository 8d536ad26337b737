import { useState, type ReactNode } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { Field, Form } from '../../../shared/Form';
import { Shown } from '../../../shared/states';
import { useRefresh } from '../../../shared/useRefresh';
import { claimPost, editMember, enrol, useMember, usePosts, useUnitNames, type Member, type Skill, type Window } from '../api/community';

const words = defineWords({
  zh: {
    number: '志愿编号（16 位）',
    name: '姓名',
    phone: '手机号',
    unit: '单位',
    choose: '请选择',
    skills: '特长',
    general: '一般服务人人都会，不必选。',
    when: '什么时候可以服务',
    times: { spare: '工作日晚上和周末', always: '每天 8 点到 20 点', never: '暂不派单，由本人登录后填写' },
    enrol: '登记党员',
    edit: '修改单位和特长',
    post: '认领岗位',
    postName: '岗位',
    noPost: '本社区还没有岗位，先到“岗位”页发布。',
  },
  en: {
    number: 'Volunteer number (16 digits)',
    name: 'Name',
    phone: 'Mobile phone',
    unit: 'Unit',
    choose: 'Please choose',
    skills: 'Skills',
    general: 'Everyone can do general services; no need to choose.',
    when: 'When the member can serve',
    times: {
      spare: 'Evenings of working days, and weekends',
      always: 'Every day from 8 to 20',
      never: 'Not asked yet: the member fills it in after signing in',
    },
    enrol: 'Register a member',
    edit: 'Change unit and skills',
    post: 'Give a post',
    postName: 'Post',
    noPost: 'This community has no post yet; publish one on the posts page.',
  },
});

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const weekend = ['saturday', 'sunday'] as const;
const on = (days: readonly Window['day'][], from: string, to: string): Window[] => days.map((day) => ({ day, from, to }));

const times: Record<'spare' | 'always' | 'never', Window[]> = {
  spare: [...on(weekdays, '18:00:00', '21:00:00'), ...on(weekend, '08:00:00', '20:00:00')],
  always: on([...weekdays, ...weekend], '08:00:00', '20:00:00'),
  never: [],
};

interface Closing {
  done: () => void;
  cancel: () => void;
}

/** Somebody who reports in at the office. */
export function EnrolForm({ area, ...rest }: { area: string } & Closing) {
  const w = useWords(words);
  const [fields, setFields] = useState({ number: '', name: '', phone: '', unit: '' });
  const [able, setAble] = useState<readonly Skill[]>([]);
  const [when, setWhen] = useState<keyof typeof times>('spare');
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });
  const send = () =>
    enrol({
      number: fields.number.trim(),
      name: fields.name.trim(),
      phone: fields.phone.trim(),
      unit: fields.unit,
      community: area,
      skills: [...able],
      availability: times[when],
    });
  return (
    <Form {...rest} button={w.enrol} send={send}>
      <Field label={w.name}>
        <input required maxLength={40} value={fields.name} onChange={(e) => set('name')(e.target.value)} />
      </Field>
      <Field label={w.phone}>
        <input type="tel" required value={fields.phone} onChange={(e) => set('phone')(e.target.value)} />
      </Field>
      <Field label={w.number}>
        <input inputMode="numeric" required value={fields.number} onChange={(e) => set('number')(e.target.value)} />
      </Field>
      <UnitField area={area} value={fields.unit} onChange={set('unit')} />
      <SkillsField value={able} onChange={setAble} />
      <Field label={w.when}>
        <select value={when} onChange={(e) => setWhen(e.target.value as keyof typeof times)}>
          {(['spare', 'always', 'never'] as const).map((t) => (
            <option key={t} value={t}>
              {w.times[t]}
            </option>
          ))}
        </select>
      </Field>
    </Form>
  );
}

/** The unit and skills of a member, changed on what they are now. */
export function EditForm({ member: m, ...rest }: { member: Member } & Closing) {
  const refresh = useRefresh();
  return (
    <Shown of={useMember(m.number)}>
      {({ data, tag }) => (
        <Facts
          key={tag}
          {...rest}
          area={data.community}
          unit={data.unit}
          skills={data.skills.filter((s) => s !== null)}
          readAgain={() => refresh('member')}
          send={(unit, able) => editMember(m.number, tag ?? '', { unit, community: data.community, skills: [...able] })}
        />
      )}
    </Shown>
  );
}

interface FactsProps extends Closing {
  area: string;
  unit: string;
  skills: readonly Skill[];
  readAgain: () => void;
  send: (unit: string, skills: readonly Skill[]) => Promise<unknown>;
}

function Facts({ area, unit: before, skills: had, send, ...rest }: FactsProps) {
  const w = useWords(words);
  const [unit, setUnit] = useState(before);
  const [able, setAble] = useState(had);
  return (
    <Form {...rest} button={w.edit} send={() => send(unit, able)}>
      <UnitField area={area} value={unit} onChange={setUnit} />
      <SkillsField value={able} onChange={setAble} />
    </Form>
  );
}

/** A post of the community for a member who asks for it at the office. */
export function PostForm({ member: m, ...rest }: { member: Member } & Closing) {
  const w = useWords(words);
  const [post, setPost] = useState('');
  return (
    <Shown of={usePosts(m.community)}>
      {(posts) =>
        posts.length === 0 ? (
          <p className="note quiet">{w.noPost}</p>
        ) : (
          <Form {...rest} button={w.post} send={() => claimPost(m.number, post)}>
            <Choose label={w.postName} value={post} onChange={setPost}>
              {posts.map((p) => (
                <option key={p.name}>{p.name}</option>
              ))}
            </Choose>
          </Form>
        )
      }
    </Shown>
  );
}

function UnitField({ area, value, onChange }: { area: string; value: string; onChange: (unit: string) => void }) {
  const w = useWords(words);
  const { data: units } = useUnitNames(area);
  return (
    <Choose label={w.unit} value={value} onChange={onChange}>
      {[...(units ?? [])].map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Choose>
  );
}

function Choose({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) {
  const w = useWords(words);
  return (
    <Field label={label}>
      <select required value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">{w.choose}</option>
        {children}
      </select>
    </Field>
  );
}

function SkillsField({ value, onChange }: { value: readonly Skill[]; onChange: (skills: readonly Skill[]) => void }) {
  const w = useWords(words);
  const term = useTerm();
  const special = (Object.keys(skills) as Skill[]).filter((s) => s !== 'general');
  return (
    <fieldset className="when">
      <legend>{w.skills}</legend>
      <span className="row">
        {special.map((s) => (
          <label key={s} className="row">
            <input
              type="checkbox"
              checked={value.includes(s)}
              onChange={(e) => onChange(e.target.checked ? [...value, s] : value.filter((v) => v !== s))}
            />
            {term(skills, s)}
          </label>
        ))}
      </span>
      <small className="quiet">{w.general}</small>
    </fieldset>
  );
}
