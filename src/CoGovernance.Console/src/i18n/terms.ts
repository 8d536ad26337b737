import type { components } from '../api/schema';
import { useLanguage } from './language';

type Schemas = components['schemas'];
type Named<T extends string> = Record<T, readonly [zh: string, en: string]>;

/** The field's own terms for codes of the API. A code without a name here is a compile error. */
export const phases: Named<Schemas['RequestPhase']> = {
  none: ['无', 'none'],
  submitted: ['待受理', 'Submitted'],
  triaged: ['已受理', 'Triaged'],
  dispatching: ['派单中', 'Dispatching'],
  accepted: ['已接单', 'Accepted'],
  inService: ['服务中', 'In service'],
  completed: ['待评单', 'Completed'],
  evaluated: ['待回访', 'Evaluated'],
  closed: ['已办结', 'Closed'],
  rejected: ['未受理', 'Rejected'],
  cancelled: ['已取消', 'Cancelled'],
};

export const tiers: Named<Schemas['Tier']> = { community: ['社区', 'Community'], town: ['镇', 'Town'], county: ['县', 'County'] };

export const skills: Named<NonNullable<Schemas['Skill']>> = {
  general: ['一般服务', 'General'],
  medical: ['医疗', 'Medical'],
  legal: ['法律', 'Legal'],
  tutoring: ['课业辅导', 'Tutoring'],
  repair: ['维修', 'Repair'],
  counselling: ['心理疏导', 'Counselling'],
  digital: ['数字助老', 'Digital'],
  eldercare: ['助老', 'Elder care'],
};

export const urgencies: Named<Schemas['Urgency']> = { routine: ['一般', 'Routine'], urgent: ['紧急', 'Urgent'] };

export const clocks: Named<NonNullable<Schemas['ClockKind']>> = {
  respond: ['响应', 'Respond'],
  staff: ['派齐', 'Staff'],
  resolve: ['办结', 'Resolve'],
};

export const roles: Named<Schemas['Role']> = {
  countyCoordinator: ['县级统筹', 'County coordinator'],
  townOfficial: ['镇级干部', 'Town official'],
  communitySecretary: ['社区书记', 'Community secretary'],
  courtyardHead: ['楼院长', 'Courtyard head'],
  unitLiaison: ['单位联络员', 'Unit liaison'],
  member: ['党员', 'Member'],
  auditor: ['监督员', 'Auditor'],
  integration: ['外部系统', 'Other system'],
};

export const planPhases: Named<Schemas['PlanPhase']> = {
  none: ['无', 'none'],
  proposed: ['待各级同意', 'Proposed'],
  approved: ['已同意', 'Approved'],
  applied: ['实施中', 'Applied'],
  completed: ['已结束', 'Completed'],
  refused: ['未通过', 'Refused'],
  withdrawn: ['已撤回', 'Withdrawn'],
  expired: ['已过期', 'Expired'],
};

/** Names a code of one of the tables above in the reader's language. */
export function useTerm(): <T extends string>(table: Named<T>, code: T | null | undefined) => string {
  const index = useLanguage() === 'zh' ? 0 : 1;
  return (table, code) => (code == null ? '–' : table[code][index]);
}

/** The codes of a table with their names, to choose from; `none` is no choice. */
export function useOptions(): <T extends string>(table: Named<T>) => { value: T; label: string }[] {
  const term = useTerm();
  return (table) =>
    (Object.keys(table) as (keyof typeof table)[]).filter((c) => c !== 'none').map((value) => ({ value, label: term(table, value) }));
}

export const offerStatuses: Named<Schemas['OfferStatus']> = {
  open: ['等待答复', 'Waiting'],
  declined: ['已谢绝', 'Declined'],
  lapsed: ['未答复', 'Lapsed'],
  withdrawn: ['已撤回', 'Withdrawn'],
  accepted: ['已接单', 'Accepted'],
  released: ['已替下', 'Released'],
};

/** Why somebody was asked: the factors of the ranking. The API gives them as text, so one that is new shows as it came. */
const factors: Partial<Record<string, readonly [string, string]>> = {
  'home-community': ['本社区报到', 'reports to this community'],
  'unit-agreement': ['单位有共建协议', 'unit has an agreement here'],
  'same-town': ['同镇', 'same town'],
  'knows-resident': ['曾为这位居民服务', 'has served this resident'],
  'few-hours-lately': ['近期服务较少', 'few hours lately'],
  'not-asked-lately': ['近期很少被问到', 'not asked lately'],
  willing: ['愿意到别处帮忙', 'willing to help elsewhere'],
  'not-moved-lately': ['近期没有外派过', 'not moved lately'],
  'few-minutes-lately': ['近期服务较少', 'few minutes lately'],
};

const events: Partial<Record<string, readonly [string, string]>> = {
  Submitted: ['居民点单', 'Ordered'],
  Triaged: ['受理分类', 'Triaged'],
  CandidatesSought: ['查找人选', 'Looked for members'],
  SearchHeld: ['等待免打扰时段结束', 'Waits for quiet hours to end'],
  OffersMade: ['询问党员', 'Members asked'],
  OfferDeclined: ['党员谢绝', 'Declined'],
  OfferLapsed: ['逾时未答', 'Lapsed'],
  OfferWithdrawn: ['询问撤回', 'Offer withdrawn'],
  Accepted: ['党员接单', 'Accepted'],
  MemberWithdrew: ['党员退出', 'Member withdrew'],
  Escalated: ['上报一级', 'Handed to the next tier'],
  DispatchExhausted: ['无人可派', 'Nobody left to ask'],
  DeadlineWarned: ['时限预警', 'Deadline near'],
  DeadlineBreached: ['超过时限', 'Deadline missed'],
  Rescheduled: ['改约时间', 'Agreed on another time'],
  ServiceBegun: ['开始服务', 'Service begun'],
  ServiceCompleted: ['服务完成', 'Service completed'],
  Evaluated: ['居民评单', 'Evaluated'],
  Reopened: ['重新办理', 'Reopened'],
  Closed: ['办结', 'Closed'],
  Rejected: ['不予受理', 'Rejected'],
  Cancelled: ['取消', 'Cancelled'],
  DuplicateJoined: ['并入重复单', 'Duplicate joined'],
  Redispatched: ['重新派单', 'Sent out again'],
  LendingApproved: ['同意借用', 'Lending approved'],
  LendingRefused: ['不同意借用', 'Lending refused'],
  PlanProposed: ['提出调配方案', 'Plan proposed'],
  PlanApproved: ['同意调配方案', 'Plan approved'],
  PlanRefused: ['不同意调配方案', 'Plan refused'],
  PostPublished: ['发布岗位', 'Post published'],
  PostClosed: ['关闭岗位', 'Post closed'],
  CourtyardHeadAppointed: ['聘任楼院长', 'Courtyard head appointed'],
  AgreementProposed: ['提出共建协议', 'Agreement offered'],
  AgreementSigned: ['签订共建协议', 'Agreement signed'],
  MemberRegistered: ['登记党员', 'Member registered'],
  ProfileChanged: ['修改党员资料', 'Member edited'],
  CorrectionApproved: ['同意更正', 'Correction approved'],
  CorrectionRefused: ['不同意更正', 'Correction refused'],
  PersonalDataRead: ['查看个人信息', 'Personal data read'],
};

const named = (table: Partial<Record<string, readonly [string, string]>>) =>
  function useNamed(): (code: string) => string {
    const index = useLanguage() === 'zh' ? 0 : 1;
    return (code) => table[code]?.[index] ?? code;
  };

export const useFactorName = named(factors);
export const useEventName = named(events);
