import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { roles, useTerm } from '../../../i18n/terms';
import type { Role } from '../../../session/useSession';
import { Field, Form } from '../../../shared/Form';
import type { AccountBody, AccountView } from '../api/admin';

const words = defineWords({
  zh: {
    account: '账号',
    accountHint: '小写字母、数字、点、连字符',
    role: '角色',
    area: '区划代码',
    areaHint: '县 6 位、镇 9 位、社区 12 位',
    unit: '单位代码',
    member: '志愿编号',
    display: '显示名称（可不填）',
  },
  en: {
    account: 'Account',
    accountHint: 'Small letters, digits, dots, hyphens',
    role: 'Role',
    area: 'Division code',
    areaHint: 'County 6 digits, town 9, community 12',
    unit: 'Code of the unit',
    member: 'Volunteer number',
    display: 'Name shown (may be left out)',
  },
});

interface AccountFormProps {
  account?: AccountView;
  button: string;
  send: (body: AccountBody) => Promise<unknown>;
  done: () => void;
  cancel: () => void;
  readAgain?: () => void;
}

/** Who the account is for; what it covers depends on the role: an area, a unit or a member. */
export function AccountForm({ account: before, send, ...rest }: AccountFormProps) {
  const w = useWords(words);
  const term = useTerm();
  const [fields, setFields] = useState({
    account: before?.account ?? '',
    area: before?.area ?? '',
    unit: before?.unit ?? '',
    member: before?.member ?? '',
    displayName: before?.displayName ?? '',
  });
  const [role, setRole] = useState<Role>(before?.role ?? 'communitySecretary');
  const scope = role === 'unitLiaison' ? 'unit' : role === 'member' ? 'member' : 'area';
  const set = (name: keyof typeof fields) => (e: { target: { value: string } }) => setFields({ ...fields, [name]: e.target.value });
  const displayName = fields.displayName.trim();
  return (
    <Form
      {...rest}
      send={() => send({ account: fields.account.trim(), role, [scope]: fields[scope].trim(), ...(displayName ? { displayName } : {}) })}
    >
      {!before && (
        <Field label={w.account} hint={w.accountHint}>
          <input required autoCapitalize="none" autoComplete="off" value={fields.account} onChange={set('account')} />
        </Field>
      )}
      <Field label={w.role}>
        <select value={role} onChange={(e) => setRole(e.target.value as Role)}>
          {(Object.keys(roles) as Role[]).map((r) => (
            <option key={r} value={r}>
              {term(roles, r)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={w[scope]} hint={scope === 'area' ? w.areaHint : undefined}>
        <input required value={fields[scope]} onChange={set(scope)} />
      </Field>
      <Field label={w.display}>
        <input maxLength={40} value={fields.displayName} onChange={set('displayName')} />
      </Field>
    </Form>
  );
}
