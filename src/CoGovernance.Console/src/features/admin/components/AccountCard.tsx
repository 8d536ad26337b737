import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { roles, useTerm } from '../../../i18n/terms';
import { Acts, Form, ReasonForm, type Act } from '../../../shared/Form';
import { Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useRefresh } from '../../../shared/useRefresh';
import { changeAccount, disableAccount, enableAccount, resetPassword, useAccount } from '../api/admin';
import { AccountForm } from './AccountForm';

const words = defineWords({
  zh: {
    back: '回到列表',
    role: '角色',
    covers: '范围',
    opened: '开通',
    last: '最近登录',
    never: '从未',
    locked: '锁定至',
    must: '下次登录须改密码',
    change: '修改',
    disable: '停用',
    enable: '恢复使用',
    reset: '重设首次密码',
    resetSay: '旧密码立即失效，并生成新的首次密码。',
    enableSay: '恢复后可再次登录。',
    reason: '原因',
  },
  en: {
    back: 'Back to the list',
    role: 'Role',
    covers: 'Covers',
    opened: 'Opened',
    last: 'Last sign-in',
    never: 'never',
    locked: 'Locked until',
    must: 'Must change the password at the next sign-in',
    change: 'Change',
    disable: 'Disable',
    enable: 'Enable',
    reset: 'New first password',
    resetSay: 'The old password ends at once and a new first password is made.',
    enableSay: 'The account can sign in again.',
    reason: 'Reason',
  },
});

interface CardProps {
  name: string;
  mayWrite: boolean;
  onBack: () => void;
  onPassword: (password: string) => void;
}

export function AccountCard({ name, mayWrite, onBack, onPassword }: CardProps) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const refresh = useRefresh();
  const [open, setOpen] = useState<string | null>(null);
  const again = (): void => refresh('account');
  const done = (): void => {
    setOpen(null);
    again();
  };
  const acts = (disabled: boolean, tag: string, change: Act): Act[] => [
    change,
    disabled
      ? {
          key: 'enable',
          label: w.enable,
          form: (cancel) => (
            <Form button={w.enable} cancel={cancel} done={done} send={() => enableAccount(name)}>
              <p>{w.enableSay}</p>
            </Form>
          ),
        }
      : {
          key: 'disable',
          label: w.disable,
          danger: true,
          form: (cancel) => (
            <ReasonForm
              label={w.reason}
              button={w.disable}
              danger
              cancel={cancel}
              done={done}
              readAgain={again}
              send={(reason) => disableAccount(name, tag, reason)}
            />
          ),
        },
    {
      key: 'reset',
      label: w.reset,
      form: (cancel) => (
        <Form
          button={w.reset}
          danger
          cancel={cancel}
          done={done}
          send={async () => {
            const { firstPassword } = await resetPassword(name);
            if (firstPassword) onPassword(firstPassword);
          }}
        >
          <p>{w.resetSay}</p>
        </Form>
      ),
    },
  ];
  return (
    <section className="stack" aria-label={name}>
      <button type="button" className="btn small back" onClick={onBack}>
        ← {w.back}
      </button>
      <Shown of={useAccount(name)}>
        {({ data: a, tag }) => (
          <div className="card">
            <h2>{a.displayName ?? a.account}</h2>
            <dl className="facts">
              <dt>{w.role}</dt>
              <dd>{term(roles, a.role)}</dd>
              <dt>{w.covers}</dt>
              <dd className="num">{a.area ?? a.unit ?? a.member ?? '–'}</dd>
              <dt>{w.opened}</dt>
              <dd>{a.openedAt ? dateTime(a.openedAt, language) : '–'}</dd>
              <dt>{w.last}</dt>
              <dd>{a.lastSignInAt ? dateTime(a.lastSignInAt, language) : w.never}</dd>
              {a.lockedUntil && (
                <>
                  <dt>{w.locked}</dt>
                  <dd>{dateTime(a.lockedUntil, language)}</dd>
                </>
              )}
            </dl>
            {a.mustChangePassword && <p className="quiet">{w.must}</p>}
            {mayWrite && (
              <Acts
                open={open}
                onOpen={setOpen}
                acts={acts(a.disabled, tag ?? '', {
                  key: 'change',
                  label: w.change,
                  form: (cancel) => (
                    <AccountForm
                      key={tag}
                      account={a}
                      button={w.change}
                      cancel={cancel}
                      done={done}
                      readAgain={again}
                      send={({ role, area, unit, member, displayName }) =>
                        changeAccount(name, tag ?? '', { role, area, unit, member, displayName })
                      }
                    />
                  ),
                })}
              />
            )}
          </div>
        )}
      </Shown>
    </section>
  );
}
