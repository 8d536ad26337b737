import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { api, ok } from '../../../api/client';
import { defineWords, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useSession } from '../../../session/useSession';
import { Failure } from '../../../shared/states';

const words = defineWords({
  zh: {
    title: '修改密码',
    first: '初始密码只用一次，请先改成自己的密码。',
    current: '现在的密码',
    next: '新密码',
    again: '再输一次新密码',
    differs: '两次输入的新密码不一样',
    save: '保存',
    after: '保存后请用新密码重新登录。',
  },
  en: {
    title: 'Change the password',
    first: 'The first password is for once only: choose your own.',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    differs: 'The two new passwords differ',
    save: 'Save',
    after: 'You then sign in again with the new password.',
  },
});

export function PasswordPage() {
  const w = useWords(words);
  const { data: me } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== next;
  const change = useMutation({
    mutationFn: () => ok(api.PUT('/api/v1/me/password', { body: { current, new: next } })),
    onSuccess: () => {
      queries.setQueryData(['session'], null);
      void navigate('/sign-in');
    },
  });
  if (me === null) return <Navigate to="/sign-in" replace />;
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    if (next === again) change.mutate();
  };
  return (
    <LightFrame title={w.title}>
      <form className="card" onSubmit={submit}>
        {me?.mustChangePassword && <p className="note warn">{w.first}</p>}
        {change.error && <Failure error={change.error} />}
        <label className="field">
          <span>{w.current}</span>
          <input type="password" autoComplete="current-password" required value={current} onChange={(e) => setCurrent(e.target.value)} />
        </label>
        <label className="field">
          <span>{w.next}</span>
          <input type="password" autoComplete="new-password" required value={next} onChange={(e) => setNext(e.target.value)} />
        </label>
        <label className="field">
          <span>{w.again}</span>
          <input
            type="password"
            autoComplete="new-password"
            required
            aria-invalid={differs}
            value={again}
            onChange={(e) => setAgain(e.target.value)}
          />
          {differs && <small className="bad">{w.differs}</small>}
        </label>
        <p className="quiet">{w.after}</p>
        <button className="btn primary" disabled={change.isPending || differs}>
          {w.save}
        </button>
      </form>
    </LightFrame>
  );
}
