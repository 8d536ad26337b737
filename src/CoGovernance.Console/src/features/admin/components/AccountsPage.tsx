import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { roles, useTerm } from '../../../i18n/terms';
import { useMe, type Role } from '../../../session/useSession';
import { OneAct } from '../../../shared/Form';
import { Failure, Loading, Nothing } from '../../../shared/states';
import { More } from '../../../shared/Tabs';
import { Tag } from '../../../shared/Tag';
import { useFilters } from '../../../shared/useFilters';
import { openAccount, useAccounts } from '../api/admin';
import { AccountCard } from './AccountCard';
import { AccountForm } from './AccountForm';
import { Frame, Secret } from './Frame';

const words = defineWords({
  zh: {
    open: '开通账号',
    role: '角色',
    all: '全部角色',
    state: '状态',
    states: { '': '全部', true: '已停用', false: '使用中' },
    disabled: '已停用',
    none: '没有符合条件的账号。',
    more: '更多',
    first: (account: string) => `账号 ${account} 的首次密码，只显示这一次，请当面告知：`,
  },
  en: {
    open: 'Open an account',
    role: 'Role',
    all: 'All roles',
    state: 'State',
    states: { '': 'all', true: 'disabled', false: 'in use' },
    disabled: 'disabled',
    none: 'No account meets this.',
    more: 'More',
    first: (account: string) => `First password of ${account}, shown this once; hand it over in person:`,
  },
});

export function AccountsPage() {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const mayWrite = useMe().role === 'countyCoordinator';
  const [filters, change] = useFilters(['role', 'disabled', 'account']);
  const [secret, setSecret] = useState<{ account: string; password: string } | null>(null);
  const accounts = useAccounts({
    ...(filters.role ? { role: filters.role as Role } : {}),
    ...(filters.disabled ? { disabled: filters.disabled === 'true' } : {}),
  });
  return (
    <Frame page="accounts">
      {secret && <Secret title={w.first(secret.account)} value={secret.password} />}
      {mayWrite && (
        <OneAct
          key={language}
          label={w.open}
          refreshes={['account']}
          form={(cancel, done) => (
            <AccountForm
              button={w.open}
              cancel={cancel}
              done={done}
              send={async (body) => {
                const opened = await openAccount(body);
                if (opened.firstPassword) setSecret({ account: body.account, password: opened.firstPassword });
              }}
            />
          )}
        />
      )}
      <search className="row field">
        <select aria-label={w.role} className="auto" value={filters.role ?? ''} onChange={(e) => change({ role: e.target.value })}>
          <option value="">{w.all}</option>
          {(Object.keys(roles) as Role[]).map((r) => (
            <option key={r} value={r}>
              {term(roles, r)}
            </option>
          ))}
        </select>
        <select aria-label={w.state} className="auto" value={filters.disabled ?? ''} onChange={(e) => change({ disabled: e.target.value })}>
          {(['', 'false', 'true'] as const).map((s) => (
            <option key={s} value={s}>
              {w.states[s]}
            </option>
          ))}
        </select>
      </search>
      {accounts.error && <Failure error={accounts.error} again={() => void accounts.refetch()} />}
      {accounts.isPending && <Loading />}
      {accounts.isSuccess && accounts.rows.length === 0 && <Nothing>{w.none}</Nothing>}
      <div className={`split ${filters.account ? 'chosen' : ''}`}>
        <ul className="plain">
          {accounts.rows.map((a) => (
            <li key={a.account}>
              <button
                type="button"
                className="pick"
                aria-current={a.account === filters.account}
                onClick={() => change({ account: a.account })}
              >
                <span className="between">
                  <strong>{a.displayName ?? a.account}</strong>
                  {a.disabled && <Tag tone="bad">{w.disabled}</Tag>}
                </span>
                <span className="quiet">
                  {a.account} · {term(roles, a.role)} {a.area ?? a.unit ?? a.member}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {filters.account && (
          <AccountCard
            key={filters.account}
            name={filters.account}
            mayWrite={mayWrite}
            onBack={() => change({ account: null })}
            onPassword={(password) => setSecret({ account: filters.account ?? '', password })}
          />
        )}
      </div>
      <More of={accounts} label={w.more} />
    </Frame>
  );
}
