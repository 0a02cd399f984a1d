// Plain words for what the API names in English. Terms are those of docs/glossary.md.

export type Tone = 'act' | 'soon' | 'open' | 'done' | 'quiet'
interface Word {
  text: string
  tone: Tone
}

// Of a clue; the tone says how loud it is: `act` is for what must be done now only.
export const clueStates: Record<string, Word> = {
  found: { text: '待下发', tone: 'open' },
  sent: { text: '待核实', tone: 'open' },
  returned: { text: '已退回', tone: 'soon' },
  escalated: { text: '已上报', tone: 'act' },
  answered: { text: '待审核', tone: 'open' },
  reviewed: { text: '待办结', tone: 'open' },
  closed: { text: '已办结', tone: 'done' },
  shown: { text: '提示', tone: 'quiet' },
}

export const clueKinds: Record<string, string> = {
  risk: '风险线索',
  watch: '关注对象',
  exclusion: '不纳入情形',
  quality: '数据质量疑点',
}

export const clueSources: Record<string, string> = {
  run: '部门预警',
  application: '自主申报',
  visit: '干部排查',
  media: '媒体',
  petition: '信访',
  hotline: '热线',
  inspection: '巡视',
  audit: '审计',
  superior: '上级反馈',
}

export const verdicts: Record<string, string> = { confirmed: '属实', refuted: '不属实', resolved: '已解决' }

export const recommendations: Record<string, string> = {
  include: '拟纳入',
  review: '研判',
  county_review: '报县级研判',
}

export const clueActions: Record<string, string> = {
  found: '比对发现',
  changed: '依据有变化',
  reopened: '依据有变化，重新待下发',
  gone: '比对中不再出现',
  report: '登记',
  send: '下发',
  answer: '填报核实结果',
  review: '审核通过',
  return: '退回',
  escalate: '上报',
  close: '办结',
  assign: '改派',
}

export const roles: Record<string, string> = {
  county: '县级业务人员',
  department: '部门联络员',
  town: '乡镇',
  village: '村',
  contact: '监测联系人',
  sysadmin: '系统管理员',
  secadmin: '安全保密员',
  auditor: '安全审计员',
}

export const jobStates: Record<string, Word> = {
  queued: { text: '排队中', tone: 'open' },
  running: { text: '正在办', tone: 'open' },
  done: { text: '已完成', tone: 'done' },
  failed: { text: '没有做完', tone: 'act' },
  cancelled: { text: '已停止', tone: 'quiet' },
}

export const wordOf = (words: Record<string, string>, name: string | null | undefined) =>
  name ? (words[name] ?? name) : ''
