// A small procedure and its events, for tests.
import type { CaseEvent, Procedure, Step } from './case'

const step = (id: string, title: string, more: Partial<Step>): Step => ({
  id,
  title,
  what: '',
  office: 'village',
  due_day: null,
  due_workdays: null,
  overdue_to: null,
  papers: [],
  exclusion_papers: [],
  fields: [],
  returns_to: [],
  may_end: false,
  decides: false,
  in_bulk: false,
  form: null,
  source: 'S4',
  where: '',
  ...more,
})

export const procedure: Procedure = {
  id: 'identification',
  kind: 'identification',
  title: '监测对象识别',
  pack: 'test-2022',
  version: '1.0.0',
  numbers: { case_days: 15 },
  steps: [
    step('collect', '信息收集', { due_day: 3 }),
    step('survey', '入户调查', { due_day: 8, papers: [['visit'], ['authorisation']] }),
    step('determine', '县级确定', {
      due_day: 31,
      office: 'county',
      decides: true,
      papers: [['meeting']],
      fields: ['department', 'contact', 'risks'],
    }),
  ],
  papers: [
    { name: 'visit', title: '入户核查表', form: null, by_program: false },
    { name: 'authorisation', title: '授权承诺书', form: null, by_program: true },
    { name: 'meeting', title: '民主评议记录', form: null, by_program: true },
  ],
  fields: [
    { name: 'department', title: '主责部门', type: 'department', values: [], at_most: 0 },
    { name: 'contact', title: '联系人', type: 'account', values: [], at_most: 0 },
    { name: 'risks', title: '风险', type: 'choices', values: ['因病', '因学'], at_most: 2 },
  ],
}

export const event = (more: Partial<CaseEvent>): CaseEvent => ({
  number: 1,
  at: '2022-05-31T10:00:00+08:00',
  account: 1,
  by: '某人',
  kind: 'started',
  title: '开始',
  step: 'collect',
  to: 'collect',
  reason: '',
  fields: {},
  paper: null,
  ref: null,
  attachments: [],
  again: [],
  ...more,
})
