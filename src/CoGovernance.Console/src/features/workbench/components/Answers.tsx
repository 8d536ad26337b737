import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { Acts, Form, ReasonForm, type Act } from '../../../shared/Form';
import { Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import {
  confirmProposal,
  decide,
  refuseProposal,
  useCorrections,
  useMemberNames,
  usePlans,
  useProposals,
  useUnit,
  type Correction,
  type Proposal,
} from '../api/workbench';
import { words } from './words';

interface Said {
  onDone: (said: string) => void;
}

/** Minutes that members ask to have corrected. */
export function Corrections({ onDone }: Said) {
  const w = useWords(words);
  const { data: names } = useMemberNames(useMe().area ?? '');
  return (
    <Shown of={useCorrections()}>
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>{w.empty.corrections}</Nothing>
        ) : (
          <ul className="plain">
            {rows.map((c) => (
              <CorrectionCard key={`${c.member}/${c.correction}`} correction={c} name={names?.get(c.member) ?? c.member} onDone={onDone} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function CorrectionCard({ correction: c, name, onDone }: { correction: Correction; name: string } & Said) {
  const w = useWords(words);
  const language = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const act = (answer: 'approve' | 'refuse'): Act => ({
    key: answer,
    label: w[answer],
    danger: answer === 'refuse',
    form: (cancel) => (
      <ReasonForm
        label={w.reason}
        button={w[answer]}
        danger={answer === 'refuse'}
        cancel={cancel}
        send={(reason) => decide(c, answer, reason)}
        done={() => onDone(w.done)}
      />
    ),
  });
  return (
    <li className="card">
      <div className="between">
        <h2>{name}</h2>
        <strong className="num">{w.minutesChange(c.minutesBefore, c.minutes)}</strong>
      </div>
      <p>{c.reason}</p>
      <p className="quiet">
        <Link to={`/requests/${c.request}`}>{c.request}</Link> · {dateTime(c.askedAt, language)}
      </p>
      <Acts acts={[act('approve'), act('refuse')]} open={open} onOpen={setOpen} />
    </li>
  );
}

/** Agreements that units offer, and those that we offered and that wait for the unit. */
export function Agreements({ onDone }: Said) {
  const w = useWords(words);
  return (
    <Shown of={useProposals()}>
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>{w.empty.agreements}</Nothing>
        ) : (
          <ul className="plain">
            {rows.map((p) => (
              <ProposalCard key={`${p.unit}/${p.community}`} proposal={p} onDone={onDone} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function ProposalCard({ proposal: p, onDone }: { proposal: Proposal } & Said) {
  const w = useWords(words);
  const unit = useUnit(p.unit);
  const [open, setOpen] = useState<string | null>(null);
  const isOurs = p.by === 'unit';
  const tag = unit.data?.tag;
  const acts: Act[] = [
    ...(isOurs && tag
      ? [
          {
            key: 'confirm',
            label: w.confirm,
            form: (cancel: () => void) => (
              <Form
                button={w.confirm}
                cancel={cancel}
                send={() => confirmProposal(p, tag)}
                done={() => onDone(w.done)}
                readAgain={() => onDone('')}
              >
                <p>{w.proposal(p.from, p.to, p.quota)}</p>
              </Form>
            ),
          },
        ]
      : []),
    {
      key: 'refuse',
      label: w.refuse,
      danger: true,
      form: (cancel) => (
        <ReasonForm
          label={w.reason}
          button={w.refuse}
          danger
          cancel={cancel}
          send={(reason) => refuseProposal(p, reason)}
          done={() => onDone(w.done)}
        />
      ),
    },
  ];
  return (
    <li className="card">
      <div className="between">
        <h2>{unit.data?.data.name ?? p.unit}</h2>
        <Tag tone={isOurs ? 'warn' : 'info'}>{isOurs ? w.byUnit : w.byUs}</Tag>
      </div>
      <p className="num">{w.proposal(p.from, p.to, p.quota)}</p>
      <Acts acts={acts} open={open} onOpen={setOpen} />
    </li>
  );
}

/** Balance plans that this community has still to answer. */
export function Plans() {
  const w = useWords(words);
  const language = useLanguage();
  return (
    <Shown of={usePlans()}>
      {(plans) => {
        const asked = plans.filter((p) => p.asked && !p.approvedAt);
        return asked.length === 0 ? (
          <Nothing>{w.empty.plans}</Nothing>
        ) : (
          <ul className="plain">
            {asked.map((p) => (
              <li key={p.plan} className="card">
                <h2>{w.plan(p.gives, p.receives)}</h2>
                <p className="quiet">
                  {w.expires} {dateTime(p.expiresAt, language)}
                </p>
                <span>
                  <Link className="btn small" to={`/balance/${p.plan}`}>
                    {w.openPlan}
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </Shown>
  );
}
