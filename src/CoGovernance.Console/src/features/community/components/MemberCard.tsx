import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { Acts, ReasonForm, Form, type Act } from '../../../shared/Form';
import { useRefresh } from '../../../shared/useRefresh';
import { readContact, setDuty, type Member } from '../api/community';
import { EditForm, PostForm } from './MemberForms';

const words = defineWords({
  zh: {
    number: '志愿编号',
    unit: '单位',
    skills: '特长',
    phone: '电话',
    name: '姓名',
    contact: '查看联系方式',
    why: '为什么要看（会留下记录）',
    off: '改为不在岗',
    on: '改为在岗',
    reason: '原因',
    edit: '修改资料',
    post: '认领岗位',
    onSay: '改为在岗后，系统会再次向其派单。',
    none: '没有',
  },
  en: {
    number: 'Number',
    unit: 'Unit',
    skills: 'Skills',
    phone: 'Phone',
    name: 'Name',
    contact: 'Read the contact',
    why: 'Why it is needed (this is recorded)',
    off: 'Take off duty',
    on: 'Put on duty',
    reason: 'Reason',
    edit: 'Change',
    post: 'Give a post',
    onSay: 'On duty, the member is asked again.',
    none: 'none',
  },
});

/** A member of the roster: contact after a reason, on or off duty for those who asked the office by phone. */
export function MemberCard({ member: m, unit }: { member: Member; unit: string }) {
  const w = useWords(words);
  const term = useTerm();
  const refresh = useRefresh();
  const [open, setOpen] = useState<string | null>(null);
  const [contact, setContact] = useState<Awaited<ReturnType<typeof readContact>> | null>(null);
  const close = (): void => {
    setOpen(null);
    refresh('member');
  };
  const acts: Act[] = [
    {
      key: 'contact',
      label: w.contact,
      form: (cancel) => (
        <ReasonForm
          label={w.why}
          button={w.contact}
          cancel={cancel}
          done={() => setOpen(null)}
          send={async (reason) => setContact(await readContact(m.number, reason))}
        />
      ),
    },
    m.onDuty
      ? {
          key: 'off',
          label: w.off,
          form: (cancel) => (
            <ReasonForm
              label={w.reason}
              button={w.off}
              cancel={cancel}
              done={close}
              send={(reason) => setDuty(m.number, { onDuty: false, reason })}
            />
          ),
        }
      : {
          key: 'on',
          label: w.on,
          form: (cancel) => (
            <Form button={w.on} cancel={cancel} done={close} send={() => setDuty(m.number, { onDuty: true })}>
              <p>{w.onSay}</p>
            </Form>
          ),
        },
    { key: 'edit', label: w.edit, form: (cancel) => <EditForm member={m} cancel={cancel} done={close} /> },
    { key: 'post', label: w.post, form: (cancel) => <PostForm member={m} cancel={cancel} done={close} /> },
  ];
  return (
    <>
      <dl className="facts">
        <dt>{w.number}</dt>
        <dd className="num">{m.number}</dd>
        <dt>{w.unit}</dt>
        <dd>{unit}</dd>
        <dt>{w.skills}</dt>
        <dd>{m.skills.map((s) => term(skills, s)).join('、')}</dd>
        {contact && (
          <>
            <dt>{w.name}</dt>
            <dd>{contact.name ?? w.none}</dd>
            <dt>{w.phone}</dt>
            <dd>{contact.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : w.none}</dd>
          </>
        )}
      </dl>
      <Acts acts={acts} open={open} onOpen={setOpen} />
    </>
  );
}
