import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { Acts, Form, ReasonForm, type Act } from '../../../shared/Form';
import { useKeys } from '../../../shared/useKeys';
import type { RequestView } from '../../../shared/requests';
import { steps } from '../api/workbench';
import { stepKeys } from './hotkeys';
import { EvaluateForm, MergeForm, ReopenForm, RescheduleForm } from './StepForms';
import { words } from './words';

type Step = keyof typeof stepKeys;

/** What the office may do in each phase; the server has the last word. */
const allowed: Partial<Record<RequestView['phase'], readonly Step[]>> = {
  submitted: ['emergency', 'notOurs', 'merge', 'close', 'cancel'],
  triaged: ['emergency', 'notOurs', 'merge', 'reschedule', 'cancel'],
  dispatching: ['redispatch', 'reschedule', 'escalate', 'notOurs', 'merge', 'close', 'cancel'],
  accepted: ['reschedule', 'close', 'cancel'],
  inService: ['close'],
  completed: ['evaluate', 'reopen'],
  evaluated: ['reopen', 'close', 'evaluate'],
  closed: ['reopen'],
};

export function Steps({ request, onDone }: { request: RequestView; onDone: (said: string) => void }) {
  const w = useWords(words);
  const language = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const n = request.number;
  const form = (step: Step, cancel: () => void) => {
    const done = (): void => onDone(`${w.acts[step]} · ${w.done}`);
    const rest = { done, cancel, button: w.send };
    switch (step) {
      case 'emergency':
      case 'notOurs':
        return (
          <ReasonForm
            {...rest}
            danger
            label={step === 'emergency' ? w.emergencyAdvice : w.notOursAdvice}
            send={(advice) => steps.reject(n, { reason: step, advice })}
          />
        );
      case 'merge':
        return <MergeForm request={request} {...rest} />;
      case 'reschedule':
        return <RescheduleForm request={request} {...rest} />;
      case 'reopen':
        return <ReopenForm request={request} {...rest} />;
      case 'evaluate':
        return <EvaluateForm request={request} {...rest} />;
      case 'redispatch':
      case 'escalate':
        return (
          <Form {...rest} button={w.acts[step]} send={() => steps[step](n)}>
            <p>{step === 'redispatch' ? w.redispatchSay : w.escalateSay}</p>
          </Form>
        );
      case 'close':
        return (
          <>
            <p>{w.closeSay}</p>
            <ReasonForm {...rest} danger label={w.reason} send={(reason) => steps.close(n, reason)} />
          </>
        );
      case 'cancel':
        return <ReasonForm {...rest} danger label={w.reason} send={(reason) => steps.cancel(n, reason)} />;
    }
  };
  const acts = (allowed[request.phase] ?? []).map((step): Act => ({
    key: step,
    label: w.acts[step],
    hotkey: stepKeys[step].toUpperCase(),
    danger: step === 'close' || step === 'cancel',
    form: (cancel) => form(step, cancel),
  }));
  useKeys(Object.fromEntries(acts.map((a) => [stepKeys[a.key as Step], () => setOpen(a.key)])));
  return acts.length === 0 ? null : <Acts key={language} acts={acts} open={open} onOpen={setOpen} />;
}
