import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { api, ok } from '../../../api/client';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { homeOf } from '../../../session/home';
import { useSession, useSignIn } from '../../../session/useSession';
import { Failure } from '../../../shared/states';

const words = defineWords({
  zh: {
    title: '登录',
    account: '账号',
    password: '密码',
    enter: '登录',
    waiting: '正在登录…',
    external: (name: string) => `用${name}登录`,
  },
  en: {
    title: 'Sign in',
    account: 'Account',
    password: 'Password',
    enter: 'Sign in',
    waiting: 'Signing in…',
    external: (name: string) => `Sign in with ${name}`,
  },
});

/** Only places of this console: an address from outside must not lead elsewhere. */
const inside = (to: string | null): string | null => (to?.startsWith('/') && !to.startsWith('//') ? to : null);

export function SignInPage() {
  const w = useWords(words);
  const language = useLanguage();
  const [params] = useSearchParams();
  const { data: me } = useSession();
  const signIn = useSignIn();
  const ways = useQuery({ queryKey: ['sign-in-ways', language], queryFn: () => ok(api.GET('/api/v1/session/ways')) });
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const to = inside(params.get('to'));
  if (me) return <Navigate to={me.mustChangePassword ? '/password' : (to ?? homeOf(me.role))} replace />;
  const external = ways.data?.external;
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    signIn.mutate({ account: account.trim(), password });
  };
  return (
    <LightFrame title={w.title}>
      <form className="card" onSubmit={submit}>
        {signIn.error && <Failure error={signIn.error} />}
        <label className="field">
          <span>{w.account}</span>
          <input
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={account}
            onChange={(e) => setAccount(e.target.value)}
          />
        </label>
        <label className="field">
          <span>{w.password}</span>
          <input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </label>
        <button className="btn primary" disabled={signIn.isPending}>
          {signIn.isPending ? w.waiting : w.enter}
        </button>
        {external && (
          <a className="btn" href={`${external.start}?returnTo=${encodeURIComponent(to ?? '/')}`}>
            {w.external(external.name)}
          </a>
        )}
      </form>
    </LightFrame>
  );
}
