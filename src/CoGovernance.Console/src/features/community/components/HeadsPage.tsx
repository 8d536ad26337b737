import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { Acts, Field, Form, OneAct, ReasonForm } from '../../../shared/Form';
import { sounds } from '../../../shared/pinyin';
import { Nothing, Shown } from '../../../shared/states';
import { useFilters } from '../../../shared/useFilters';
import { useRefresh } from '../../../shared/useRefresh';
import { appointHead, changeHead, dismissHead, useHead, useHeads, type Head } from '../api/community';
import { Frame } from './Frame';

const words = defineWords({
  zh: {
    appoint: '聘请楼院长',
    search: '搜索楼院或姓名（可用拼音首字母）',
    number: '志愿编号（16 位）',
    name: '姓名',
    phone: '手机号',
    courtyard: '楼院',
    change: '修改',
    dismiss: '解聘',
    keep: '不填则不变',
    reason: '原因',
    none: '没有符合的楼院长。',
    count: (n: number) => `共 ${n} 位`,
  },
  en: {
    appoint: 'Appoint a courtyard head',
    search: 'Courtyard or name (pinyin initials work)',
    number: 'Volunteer number (16 digits)',
    name: 'Name',
    phone: 'Mobile phone',
    courtyard: 'Courtyard',
    change: 'Change',
    dismiss: 'Dismiss',
    keep: 'Left empty, it stays as it is',
    reason: 'Reason',
    none: 'No courtyard head meets this.',
    count: (n: number) => `${n} in all`,
  },
});

export function HeadsPage() {
  const w = useWords(words);
  const area = useMe().area ?? '';
  const [filters, change] = useFilters(['q', 'head']);
  const q = filters.q ?? '';
  return (
    <Frame page="heads">
      <OneAct label={w.appoint} refreshes={['area']} form={(cancel, done) => <AppointForm area={area} cancel={cancel} done={done} />} />
      <Field label={w.search}>
        <input type="search" value={q} onChange={(e) => change({ q: e.target.value })} />
      </Field>
      <Shown of={useHeads(area)}>
        {(heads) => {
          const found = heads.filter((h) => sounds(h.courtyard, q) || sounds(h.name ?? '', q));
          return found.length === 0 ? (
            <Nothing>{w.none}</Nothing>
          ) : (
            <>
              <p className="quiet">{w.count(found.length)}</p>
              <ul className="cards">
                {found.map((h) => (
                  <li key={h.number} className="card">
                    <div className="between">
                      <h2>{h.courtyard}</h2>
                      <button
                        type="button"
                        className="btn small"
                        aria-expanded={filters.head === h.number}
                        onClick={() => change({ head: filters.head === h.number ? null : h.number })}
                      >
                        {w.change}
                      </button>
                    </div>
                    <p className="quiet">
                      {h.name} · {h.phone} · <span className="num">{h.number}</span>
                    </p>
                    {filters.head === h.number && <HeadActs area={area} head={h} onDone={() => change({ head: null })} />}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Shown>
    </Frame>
  );
}

function HeadActs({ area, head, onDone }: { area: string; head: Head; onDone: () => void }) {
  const w = useWords(words);
  const refresh = useRefresh();
  const read = useHead(area, head.number);
  const [open, setOpen] = useState<string | null>('change');
  const again = (): void => refresh('area');
  const done = (): void => {
    onDone();
    refresh('area');
  };
  return (
    <Shown of={read}>
      {({ data, tag }) => (
        <Acts
          open={open}
          onOpen={setOpen}
          acts={[
            {
              key: 'change',
              label: w.change,
              form: (cancel) => (
                <ChangeForm
                  key={tag}
                  courtyard={data.courtyard}
                  cancel={cancel}
                  done={done}
                  readAgain={again}
                  send={(body) => changeHead(area, head.number, tag ?? '', body)}
                />
              ),
            },
            {
              key: 'dismiss',
              label: w.dismiss,
              danger: true,
              form: (cancel) => (
                <ReasonForm
                  label={w.reason}
                  button={w.dismiss}
                  danger
                  cancel={cancel}
                  done={done}
                  readAgain={again}
                  send={(reason) => dismissHead(area, head.number, tag ?? '', reason)}
                />
              ),
            },
          ]}
        />
      )}
    </Shown>
  );
}

interface ChangeFormProps {
  courtyard: string;
  send: (body: { courtyard: string; name?: string; phone?: string }) => Promise<unknown>;
  done: () => void;
  cancel: () => void;
  readAgain: () => void;
}

function ChangeForm({ courtyard: before, send, ...rest }: ChangeFormProps) {
  const w = useWords(words);
  const [courtyard, setCourtyard] = useState(before);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const body = {
    courtyard: courtyard.trim(),
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
  };
  return (
    <Form {...rest} button={w.change} send={() => send(body)}>
      <Field label={w.courtyard}>
        <input required maxLength={60} value={courtyard} onChange={(e) => setCourtyard(e.target.value)} />
      </Field>
      <Field label={w.name} hint={w.keep}>
        <input maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
      </Field>
      <Field label={w.phone} hint={w.keep}>
        <input type="tel" value={phone} onChange={(e) => setPhone(e.target.value)} />
      </Field>
    </Form>
  );
}

function AppointForm({ area, ...rest }: { area: string; done: () => void; cancel: () => void }) {
  const w = useWords(words);
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [courtyard, setCourtyard] = useState('');
  return (
    <Form
      {...rest}
      button={w.appoint}
      send={() => appointHead(area, { number: number.trim(), name: name.trim(), phone: phone.trim(), courtyard: courtyard.trim() })}
    >
      <Field label={w.courtyard}>
        <input required maxLength={60} value={courtyard} onChange={(e) => setCourtyard(e.target.value)} />
      </Field>
      <Field label={w.name}>
        <input required maxLength={40} value={name} onChange={(e) => setName(e.target.value)} />
      </Field>
      <Field label={w.phone}>
        <input type="tel" required value={phone} onChange={(e) => setPhone(e.target.value)} />
      </Field>
      <Field label={w.number}>
        <input inputMode="numeric" required value={number} onChange={(e) => setNumber(e.target.value)} />
      </Field>
    </Form>
  );
}
