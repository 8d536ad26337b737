import type { ReactNode } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { Tabs } from '../../../shared/Tabs';

const words = defineWords({
  zh: {
    name: '管理',
    accounts: '账号',
    imports: '导入',
    policy: '规则',
    audit: '操作记录',
    readings: '个人信息查看记录',
    tokens: '我的访问令牌',
  },
  en: {
    name: 'Administration',
    accounts: 'Accounts',
    imports: 'Imports',
    policy: 'Policy',
    audit: 'Audit trail',
    readings: 'Readings of personal data',
    tokens: 'My access tokens',
  },
});

export function Frame({
  page,
  children,
}: {
  page: 'accounts' | 'imports' | 'policy' | 'audit' | 'readings' | 'tokens';
  children: ReactNode;
}) {
  const w = useWords(words);
  return (
    <>
      <h1>{w[page]}</h1>
      {page !== 'tokens' && (
        <Tabs
          label={w.name}
          items={[
            { to: '/admin', label: w.accounts },
            { to: '/admin/imports', label: w.imports },
            { to: '/admin/policy', label: w.policy },
            { to: '/admin/audit', label: w.audit },
            { to: '/admin/readings', label: w.readings },
            { to: '/tokens', label: w.tokens },
          ]}
        />
      )}
      {children}
    </>
  );
}

/** A password or token that is shown this once. */
export function Secret({ title, value }: { title: string; value: string }) {
  return (
    <div className="note good stack" role="status">
      <strong>{title}</strong>
      <code className="secret">{value}</code>
    </div>
  );
}
