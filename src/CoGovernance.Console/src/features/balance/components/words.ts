import { defineWords } from '../../../i18n/language';
import type { Binding } from '../api/balance';

/** Why a place stays empty. */
export const bindings: Record<Binding, readonly [string, string]> = {
  nobodyHasSkill: ['没有人会这一项', 'nobody has the skill'],
  everybodyPlaced: ['会的人都已有岗', 'everybody who has it is placed'],
  moveNotWorthIt: ['调来不划算', 'not worth the move'],
  policyLimit: ['受政策上限约束', 'held by a limit of the policy'],
};

export const causes = {
  byHand: ['人工提出', 'By hand'],
  schedule: ['定期提出', 'On schedule'],
  imbalance: ['失衡触发', 'By imbalance'],
} as const;

export const events: Partial<Record<string, readonly [string, string]>> = {
  PlanProposed: ['提出方案', 'Proposed'],
  PlanApproved: ['同意', 'Approved'],
  PlanRefused: ['不同意', 'Refused'],
  PlanApplied: ['实施', 'Applied'],
  QuotaStaffed: ['派出社区选定人员', 'Members chosen'],
  PlanSettled: ['异议期满', 'Objections closed'],
  PlanCompleted: ['期满结束', 'Completed'],
  PlanWithdrawn: ['撤回', 'Withdrawn'],
  PlanExpired: ['逾期失效', 'Expired'],
};

export const words = defineWords({
  zh: {
    people: '在册人员',
    movable: '可调人员',
    demand: '需要岗位',
    before: '现在有人',
    after: '调配后有人',
    moved: '跨社区调动',
    from: '派出',
    to: '接收',
    unit: '单位',
    skill: '岗位技能',
    has: '会的技能',
    count: '人数',
    chosen: '已选定',
    cost: '调动代价',
    gain: '每人净增分',
    moves: '怎么调',
    flow: '社区之间的流向',
    noMoves: '不需要调动：现在的安排已经最好。',
    short: '仍缺的岗位：原因和价格',
    shortSay: '价格是再多一名会这一项的人在此值多少分。',
    missing: '缺',
    price: '价格',
    why: '原因',
    noShort: '没有仍缺的岗位。',
  },
  en: {
    people: 'People',
    movable: 'May move',
    demand: 'Places wanted',
    before: 'Filled now',
    after: 'Filled after',
    moved: 'Moved',
    from: 'Gives',
    to: 'Receives',
    unit: 'Unit',
    skill: 'Placed for',
    has: 'Can do',
    count: 'People',
    chosen: 'Chosen',
    cost: 'Cost of the move',
    gain: 'Gain for each',
    moves: 'Moves',
    flow: 'Flow between communities',
    noMoves: 'Nobody needs to move: things are best as they are.',
    short: 'Places that stay empty: why, and their price',
    shortSay: 'The price is what one more person with the skill would be worth there, in points.',
    missing: 'Missing',
    price: 'Price',
    why: 'Why',
    noShort: 'No place stays empty.',
  },
});
