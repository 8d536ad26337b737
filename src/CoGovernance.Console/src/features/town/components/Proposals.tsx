import { useState } from 'react';
import { Link } from 'react-router';
import { api, ok } from '../../../api/client';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useAreaName, useLending, type Proposal } from '../../../office/areas';
import { Acts, Form, ReasonForm } from '../../../shared/Form';
import { Nothing, Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useRefresh } from '../../../shared/useRefresh';

const words = defineWords({
  zh: {
    none: '没有待批的借用。',
    wants: '需要',
    approve: '批准借用',
    approveSay: '本级以内的其他社区将被询问。',
    refuse: '不批准',
    why: '不批准的理由',
  },
  en: {
    none: 'No lending waits.',
    wants: 'needs',
    approve: 'Approve',
    approveSay: 'Other communities of this area will be asked for people.',
    refuse: 'Refuse',
    why: 'Why it is refused',
  },
});

/** Lending between communities that waits for this area's word. */
export function Proposals({ area }: { area: string }) {
  const w = useWords(words);
  return (
    <Shown of={useLending(area)}>
      {(proposals) =>
        proposals.length === 0 ? (
          <Nothing>{w.none}</Nothing>
        ) : (
          <ul className="plain">
            {proposals.map((p) => (
              <One key={p.request} area={area} proposal={p} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function One({ area, proposal: p }: { area: string; proposal: Proposal }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const name = useAreaName();
  const refresh = useRefresh();
  const [open, setOpen] = useState<string | null>(null);
  const path = { area, request: p.request };
  const told = async (write: Promise<unknown>): Promise<void> => {
    await write;
    refresh('area', 'request');
  };
  return (
    <li className="card">
      <span>
        <Link to={`/requests/${p.request}`}>{p.request}</Link> {name(p.borrower)} {w.wants}{' '}
        {p.wanted.map((n) => `${term(skills, n.skill)} × ${n.count}`).join(', ')}
      </span>
      <small className="quiet">
        {dateTime(p.beginsAt, language)} – {dateTime(p.endsAt, language)}
      </small>
      <Acts
        open={open}
        onOpen={setOpen}
        acts={[
          {
            key: 'approve',
            label: w.approve,
            form: (close) => (
              <Form
                send={() => told(ok(api.POST('/api/v1/areas/{area}/lending/{request}/approve', { params: { path } })))}
                done={close}
                button={w.approve}
                cancel={close}
              >
                <p>{w.approveSay}</p>
              </Form>
            ),
          },
          {
            key: 'refuse',
            label: w.refuse,
            danger: true,
            form: (close) => (
              <ReasonForm
                label={w.why}
                send={(reason) =>
                  told(ok(api.POST('/api/v1/areas/{area}/lending/{request}/refuse', { params: { path }, body: { reason } })))
                }
                done={close}
                button={w.refuse}
                danger
                cancel={close}
              />
            ),
          },
        ]}
      />
    </li>
  );
}
