import { useState } from 'react';
import { defineWords, useWords } from '../../../i18n/language';
import type { Plan } from '../../../office/plans';
import { useMe } from '../../../session/useSession';
import { Acts, Field, Form, ReasonForm, type Act } from '../../../shared/Form';
import { usePlanActs } from '../api/balance';

const words = defineWords({
  zh: {
    approve: '同意',
    approveSay: '代表本级同意这个方案。',
    refuse: '不同意',
    refuseWhy: '不同意的理由（方案就此终止）',
    apply: '实施',
    from: '从哪一天起',
    fromHint: '不填：异议期满后的第一天。派出社区随后选定人员并通知本人。',
    withdraw: '撤回',
    withdrawWhy: '撤回的理由（已派出的人返回）',
  },
  en: {
    approve: 'Approve',
    approveSay: 'Approves this plan for your tier.',
    refuse: 'Refuse',
    refuseWhy: 'Why it is refused (this ends the plan)',
    apply: 'Apply',
    from: 'From which day',
    fromHint: 'Left empty: the first day on which nobody may object any more. The giving communities then choose members and tell them.',
    withdraw: 'Withdraw',
    withdrawWhy: 'Why it is taken back (whoever was moved comes back)',
  },
});

/** What one's own tier can do to the plan now; the server has the last word. */
export function PlanSteps({ plan }: { plan: Plan }) {
  const w = useWords(words);
  const { area, role } = useMe();
  const acts = usePlanActs(plan.plan);
  const [open, setOpen] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const isAsked = plan.phase === 'proposed' && plan.approvals.some((a) => a.area === area && a.approvedAt == null);
  const isOwner = plan.scope === area && (role === 'countyCoordinator' || role === 'townOfficial');
  const offered: (Act & { isOffered: boolean })[] = [
    {
      key: 'approve',
      label: w.approve,
      isOffered: isAsked,
      form: (close) => (
        <Form send={acts.approve} done={close} button={w.approve} cancel={close}>
          <p>{w.approveSay}</p>
        </Form>
      ),
    },
    {
      key: 'refuse',
      label: w.refuse,
      danger: true,
      isOffered: isAsked,
      form: (close) => <ReasonForm label={w.refuseWhy} send={acts.refuse} done={close} button={w.refuse} danger cancel={close} />,
    },
    {
      key: 'apply',
      label: w.apply,
      isOffered: isOwner && plan.phase === 'approved',
      form: (close) => (
        // A term begins at the start of a day of the county.
        <Form send={() => acts.apply(from ? `${from}T00:00:00+08:00` : null)} done={close} button={w.apply} cancel={close}>
          <Field label={w.from} hint={w.fromHint}>
            <input type="date" value={from} onChange={(e) => setFrom(e.target.value)} />
          </Field>
        </Form>
      ),
    },
    {
      key: 'withdraw',
      label: w.withdraw,
      danger: true,
      isOffered: isOwner && ['proposed', 'approved', 'applied'].includes(plan.phase),
      form: (close) => <ReasonForm label={w.withdrawWhy} send={acts.withdraw} done={close} button={w.withdraw} danger cancel={close} />,
    },
  ];
  const now = offered.filter((a) => a.isOffered);
  return now.length > 0 ? <Acts acts={now} open={open} onOpen={setOpen} /> : null;
}
