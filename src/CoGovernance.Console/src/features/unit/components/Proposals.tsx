import { useState } from 'react';
import { useWords } from '../../../i18n/language';
import { useCommunities, useCommunityName } from '../../../shared/catalog';
import { Acts, Field, Form, OneAct, ReasonForm, type Act } from '../../../shared/Form';
import { Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dayOf } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { useRefresh } from '../../../shared/useRefresh';
import { confirm, offer, refuse, useProposals, type Proposal } from '../api/unit';
import { words } from './words';

/** Agreements that one side offered and the other has not answered; and a new offer. */
export function Proposals({ unit, tag }: { unit: string; tag: string }) {
  const w = useWords(words);
  return (
    <section className="card">
      <h2>{w.proposals}</h2>
      <Shown of={useProposals()}>
        {(rows) => (
          <>
            {rows.length === 0 && <p className="quiet">{w.noProposals}</p>}
            <ul className="plain">
              {rows.map((p) => (
                <ProposalItem key={p.community} proposal={p} tag={tag} />
              ))}
            </ul>
          </>
        )}
      </Shown>
      <OneAct label={w.offer} refreshes={['unit']} form={(cancel, done) => <OfferForm unit={unit} cancel={cancel} done={done} />} />
    </section>
  );
}

function ProposalItem({ proposal: p, tag }: { proposal: Proposal; tag: string }) {
  const w = useWords(words);
  const communityName = useCommunityName();
  const refresh = useRefresh();
  const [open, setOpen] = useState<string | null>(null);
  const done = (): void => {
    setOpen(null);
    refresh('unit');
  };
  const isOurs = p.by === 'community';
  const terms = `${w.term(p.from, p.to)} · ${w.promised(p.quota)}`;
  const acts: Act[] = [
    ...(isOurs
      ? [
          {
            key: 'confirm',
            label: w.confirm,
            form: (cancel: () => void) => (
              <Form button={w.confirm} cancel={cancel} done={done} readAgain={done} send={() => confirm(p, tag)}>
                <p>{terms}</p>
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
        <ReasonForm label={w.reason} button={w.refuse} danger cancel={cancel} done={done} send={(reason) => refuse(p, reason)} />
      ),
    },
  ];
  return (
    <li className="stack-tight">
      <span className="between">
        <strong>{communityName(p.community)}</strong>
        <Tag tone={isOurs ? 'warn' : 'info'}>{isOurs ? w.byThem : w.byUs}</Tag>
      </span>
      <span className="num">{terms}</span>
      <Acts acts={acts} open={open} onOpen={setOpen} />
    </li>
  );
}

function OfferForm({ unit, ...rest }: { unit: string; cancel: () => void; done: () => void }) {
  const w = useWords(words);
  const now = useNow();
  const { data: communities = [] } = useCommunities();
  const [community, setCommunity] = useState('');
  const [from, setFrom] = useState(() => dayOf(new Date(now)));
  const [to, setTo] = useState(() => dayOf(new Date(now + 365 * 86_400_000)));
  const [quota, setQuota] = useState('5');
  return (
    <Form {...rest} button={w.offer} send={() => offer(unit, community, { from, to, quota: Number(quota) })}>
      <Field label={w.community}>
        <select required value={community} onChange={(e) => setCommunity(e.target.value)}>
          <option value="">{w.choose}</option>
          {communities.map((c) => (
            <option key={c.code} value={c.code}>
              {c.name}
            </option>
          ))}
        </select>
      </Field>
      <Field label={w.from}>
        <input type="date" required value={from} onChange={(e) => setFrom(e.target.value)} />
      </Field>
      <Field label={w.to}>
        <input type="date" required value={to} onChange={(e) => setTo(e.target.value)} />
      </Field>
      <Field label={w.quota}>
        <input type="number" required min={1} max={10000} value={quota} onChange={(e) => setQuota(e.target.value)} />
      </Field>
    </Form>
  );
}
