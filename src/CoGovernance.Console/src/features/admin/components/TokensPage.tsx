import { useState } from 'react';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { Acts, Field, Form } from '../../../shared/Form';
import { Nothing, Shown } from '../../../shared/states';
import { date } from '../../../shared/time';
import { useRefresh } from '../../../shared/useRefresh';
import { issueToken, revokeToken, useTokens } from '../api/admin';
import { Frame, Secret } from './Frame';

const words = defineWords({
  zh: {
    say: '令牌让其他程序以您的身份调用接口。请像密码一样保管，用完即撤。',
    issue: '生成令牌',
    label: '用途',
    days: '有效天数（1–366）',
    until: '有效至',
    revoke: '撤销',
    revokeSay: '撤销后，使用它的程序立即无法访问。',
    none: '还没有令牌。',
    once: '新令牌，只显示这一次，请立即保存：',
  },
  en: {
    say: 'With a token, another program calls the API as you. Keep it like a password, and revoke it when it is done.',
    issue: 'Make a token',
    label: 'What for',
    days: 'Days it lasts (1–366)',
    until: 'Lasts until',
    revoke: 'Revoke',
    revokeSay: 'The program that uses it loses access at once.',
    none: 'There is no token yet.',
    once: 'The new token, shown this once; store it now:',
  },
});

export function TokensPage() {
  const w = useWords(words);
  const language = useLanguage();
  const refresh = useRefresh();
  const [open, setOpen] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('90');
  const done = (): void => {
    setOpen(null);
    refresh('token');
  };
  return (
    <Frame page="tokens">
      <p className="quiet">{w.say}</p>
      {secret && <Secret title={w.once} value={secret} />}
      <Acts
        open={open}
        onOpen={setOpen}
        acts={[
          {
            key: 'issue',
            label: w.issue,
            form: (cancel) => (
              <Form
                button={w.issue}
                cancel={cancel}
                done={done}
                send={async () => setSecret((await issueToken({ label: label.trim(), days: Number(days) })).token)}
              >
                <Field label={w.label}>
                  <input required maxLength={60} value={label} onChange={(e) => setLabel(e.target.value)} />
                </Field>
                <Field label={w.days}>
                  <input type="number" required min={1} max={366} value={days} onChange={(e) => setDays(e.target.value)} />
                </Field>
              </Form>
            ),
          },
        ]}
      />
      <Shown of={useTokens()}>
        {(tokens) =>
          tokens.length === 0 ? (
            <Nothing>{w.none}</Nothing>
          ) : (
            <ul className="cards">
              {tokens.map((t) => (
                <li key={t.id} className="card">
                  <h2>{t.label}</h2>
                  <p className="quiet">
                    {w.until} {date(t.expiresAt, language)}
                  </p>
                  <Acts
                    open={open === t.id ? t.id : null}
                    onOpen={setOpen}
                    acts={[
                      {
                        key: t.id,
                        label: w.revoke,
                        danger: true,
                        form: (cancel) => (
                          <Form button={w.revoke} danger cancel={cancel} done={done} send={() => revokeToken(t.id)}>
                            <p>{w.revokeSay}</p>
                          </Form>
                        ),
                      },
                    ]}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Frame>
  );
}
