// The audit trail in words: what was done, with what, and what else was written down.
import type { ItemOf } from '@/api/client'
import { roles, wordOf, type Tone } from '@/format/words'
import type { Option } from '@/ui/list'
import { reasons } from '../self-reports/self-report'

export type AuditRow = ItemOf<'listAudit'>

const actions: Record<string, string> = {
  'session.open': '登录',
  'session.second-factor': '输入动态口令',
  'session.close': '退出',
  'session.seen': '记下最后使用时间',
  'password.change': '修改自己的密码',
  'password.confirm': '再次输入密码确认',
  'second-factor.begin': '开始绑定动态口令',
  'second-factor.confirm': '绑定动态口令',
  'second-factor.drop': '解除自己的动态口令',
  'token.create': '新建访问令牌',
  'token.remove': '删除访问令牌',
  'call.refuse': '没有权限，被拒绝',
  'account.create': '新建账号',
  'account.change': '修改账号',
  'account.reset-password': '重置密码',
  'account.remove-second-factor': '解除他人的动态口令',
  'account.end-sessions': '退出他人的登录',
  'grant.propose': '提出授权',
  'grant.confirm': '确认授权',
  'grant.refuse': '否决授权',
  'audit.read': '查看审计',
  'audit.verify': '核验审计链',
  'person.reveal': '查看全号',
  'person.correct': '更正人员信息',
  'person.merge': '合并重复的人员',
  'household.correct': '更正农户信息',
  'household.natural-change': '自然变更',
  'household.merge': '并户',
  'household.split': '分户',
  'change.undo': '撤销变更',
  'registry-import.upload': '上传底册',
  'registry-import.open': '开始导入底册',
  'registry-import.compare': '底册比出差异',
  'registry-import.choose': '选择要采纳的差异',
  'registry-import.accept': '采纳底册',
  'registry-import.discard': '放弃导入底册',
  'registry-import.revert': '退回已采纳的底册',
  'dataset.hand-in': '报送部门数据',
  'dataset.map': '改列的对应',
  'dataset.load': '装入部门数据',
  'dataset.layers': '读入低收入名单',
  'dataset.withdraw': '撤回部门数据',
  'run.start': '开始比对',
  'run.repeat': '重做比对核对',
  'run.repeated': '重做核对完成',
  'run.done': '比对完成',
  'run.cancel': '停止比对',
  'run.export': '导出比对结果',
  'clue.read': '查看线索',
  'clue.report': '登记线索',
  'clue.send': '下发线索',
  'clue.assign': '改派线索',
  'clue.answer': '填报核实结果',
  'clue.answer-workbook': '用表格填报核实结果',
  'clue.photo': '上传照片',
  'clue.review': '审核线索',
  'clue.return': '退回线索',
  'clue.escalate': '上报线索',
  'clue.close': '办结线索',
  'clue.feedback': '反馈线索',
  'clue.export': '导出线索',
  'case.open': '开一件',
  'case.complete': '完成一步',
  'case.return': '退回办理件',
  'case.end': '不予通过',
  'case.withdraw': '撤回办理件',
  'case.paper': '添加材料',
  'case.paper-taken': '作废材料',
  'case.move': '改用新的程序版本',
  'campaign.order': '安排集中排查',
  'self-report.receive': '收到自主申报',
  'self-report.ask': '查询自主申报',
  'self-report.take': '受理自主申报',
  'self-report.decline': '不予受理自主申报',
  'self-report.reveal': '查看全号',
  'application.take': '登记申请书',
  'authorisation.sign': '登记授权承诺书',
  'visit.record': '交入户走访',
  'visit.file': '上传走访的照片或签字',
  'visit.settle': '核对不一致的走访',
  'visit.income': '走访测算的收入写入底册',
  'authorisation.take-back': '收回授权承诺书',
  'lookup.ask': '请部门比对',
  'lookup.answer': '答复部门比对',
  'lookup.answer-workbook': '上传信息比对表',
  'lookup.export': '下载信息比对表',
  'lookup.settle': '比对结果归入办理件',
  'meeting.record': '登记民主评议',
  'notice.post': '张贴公示',
  'notice.close': '公示结束',
  'objection.record': '登记异议',
  'objection.answer': '答复异议',
  'attachment.add': '上传材料',
  'help.plan': '列入帮扶计划',
  'help.revise': '修改帮扶措施',
  'help.post': '登记措施公示',
  'help.carry': '登记措施实施',
  'help.check': '核查帮扶措施',
  'help.cancel': '取消帮扶措施',
  'help.contact': '交接监测联系人',
  'help.review': '登记帮扶成效评议',
  'help.review_revise': '修改帮扶成效评议',
  'form.print': '打印完整号码的表格',
  'insurance.policy-add': '登记防贫保险保单',
  'insurance.policy-change': '修改防贫保险保单',
  'insurance.list': '生成参保名单',
  'insurance.premium': '登记保费缴纳',
  'insurance.claim': '登记理赔',
  'insurance.settle': '办结理赔',
  'insurance.export': '导出防贫保险统计',
  'low-income.export': '导出低收入分层名单',
  'statistics.export': '导出统计表',
  'statistics.households': '导出统计名单',
  'policy.draft': '起草新标准',
  'group-risk.close': '了结规模性返贫预警',
  'group-risk.household': '规模性返贫预警列入、移出农户',
  'group-risk.check': '检查规模性返贫',
  'key.ask-rotation': '要求更换密钥',
  'key.rotate': '更换密钥',
  'backup.ask': '要求备份',
  'backup.make': '备份',
  'county.backup': '备份',
  'store.ask-verification': '要求检查数据',
  'store.verify': '检查数据',
  'job.schedule': '到时间自动办理',
  'job.begin': '任务开始',
  'job.end': '任务结束',
}
export const actionText = (action: string) => wordOf(actions, action)

// What the trail is asked for: the server takes the beginning of an action's name.
export const actionOptions: readonly Option[] = [
  { value: 'session.', text: '登录和退出' },
  { value: 'call.refuse', text: '没有权限，被拒绝' },
  { value: 'password.', text: '修改密码' },
  { value: 'second-factor.', text: '动态口令' },
  { value: 'token.', text: '访问令牌' },
  { value: 'account.', text: '账号' },
  { value: 'grant.', text: '授权' },
  { value: 'person.reveal', text: '查看全号' },
  { value: 'clue.export', text: '导出线索' },
  { value: 'form.', text: '打印完整号码的表格' },
  { value: 'insurance.', text: '防贫保险' },
  { value: 'statistics.', text: '导出统计' },
  { value: 'low-income.', text: '导出低收入分层' },
  { value: 'run.export', text: '导出比对结果' },
  { value: 'clue.', text: '线索（全部）' },
  { value: 'case.', text: '办理件（全部）' },
  { value: 'lookup.', text: '部门信息比对' },
  { value: 'notice.', text: '公示' },
  { value: 'help.', text: '帮扶' },
  { value: 'household.', text: '农户变更' },
  { value: 'person.', text: '人员（全部）' },
  { value: 'change.undo', text: '撤销变更' },
  { value: 'registry-import.', text: '底册导入' },
  { value: 'dataset.', text: '部门数据' },
  { value: 'run.', text: '比对（全部）' },
  { value: 'policy.', text: '政策标准' },
  { value: 'self-report.', text: '自主申报' },
  { value: 'group-risk.', text: '规模性返贫预警' },
  { value: 'key.', text: '密钥' },
  { value: 'backup.', text: '备份' },
  { value: 'store.', text: '检查数据' },
  { value: 'audit.', text: '审计' },
]

const objects: Record<string, string> = {
  account: '账号',
  clue: '线索',
  case: '办理件',
  lookup: '部门比对',
  notice: '公示',
  meeting: '民主评议',
  visit: '走访',
  authorisation: '授权承诺书',
  'self-report': '自主申报',
  campaign: '集中排查',
  help_measure: '帮扶措施',
  help_review: '帮扶成效评议',
  household: '农户',
  person: '人员',
  change: '变更',
  import: '报送',
  'registry-import': '底册导入',
  run: '比对',
  job: '任务',
  token: '令牌',
  'group-risk': '规模性返贫预警',
  'insurance-policy': '保单',
  'insurance-claim': '理赔',
  'policy-change': '标准修改',
}
// "clue/12" → 线索 12
export function objectText(object: string): string {
  const [kind = '', ...rest] = object.split('/')
  return rest.length > 0 && objects[kind] ? `${objects[kind]} ${rest.join('/')}` : object
}

export const auditResults: Record<AuditRow['result'], { text: string; tone: Tone }> = {
  done: { text: '办成', tone: 'quiet' },
  refused: { text: '被拒绝', tone: 'soon' },
  failed: { text: '没办成', tone: 'act' },
}

const details: Record<string, string> = {
  purpose: '用途',
  rows: '行数',
  clues: '线索',
  role: '角色',
  division: '区划',
  grant: '授权编号',
  fields: '改了',
  reason: '原因',
  permission: '缺少的权限',
  path: '地址',
  method: '方式',
  file: '文件',
  name: '名称',
  state: '状态',
  field: '字段',
  operation: '操作',
  sessions: '退出的登录',
  count: '数量',
  counts: '其中',
  place: '地点',
  source: '来源',
  pack: '政策包',
  as_of: '截至',
  from: '起算',
  table: '统计表',
  column: '列',
  department: '部门',
  month: '月份',
  due_on: '期限',
  remark: '意见',
  note: '说明',
  verdict: '结果',
  division_code: '区划',
  choices: '选择',
  warned: '新预警',
  bytes: '字节',
  photos: '照片',
  sha256: '文件校验值',
  form: '表格',
  as: '格式',
  policy: '保单',
  premium: '缴费编号',
  claim: '理赔编号',
  claimed: '申请（分）',
  amount: '金额（分）',
  paid: '赔付（分）',
  added: '新增',
  kept: '原有',
  answered: '答复',
  unchanged: '没有变化',
  blank: '空着',
}
const values: Record<string, string> = {
  ...roles,
  ...{ display_name: '姓名', enabled: '启用', disabled: '停用', id_no: '身份证号', phone: '电话' },
  ...Object.fromEntries(reasons.map(({ value, text }) => [value, text])),
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (value && typeof value === 'object') return fieldsText(value, ' ', '，')
  const text = String(value ?? '')
  return values[text] ?? text
}
function fieldsText(fields: object, is: string, and: string): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([name, value]) => `${details[name] ?? name}${is}${valueText(value)}`)
    .join(and)
}
// The detail is a small object as JSON: 用途：入户核实；行数：12
export function detailText(detail: string): string {
  let read: unknown
  try {
    read = JSON.parse(detail || '{}')
  } catch {
    return detail
  }
  if (!read || typeof read !== 'object') return detail
  return fieldsText(read, '：', '；')
}

// What the server does by itself is written under a name of its own.
const OWN_NAMES = ['system', 'sessions', 'jobs', 'run', 'serve', 'ready', 'clue-rows', 'timetable']
export function nameText(name: string): string {
  if (name === 'console') return '服务器上'
  return OWN_NAMES.includes(name) ? '系统自动' : name
}
export const whoText = (row: Pick<AuditRow, 'account' | 'account_name'>) => {
  if (row.account) return row.account_name || `账号 ${row.account}`
  return nameText(row.account_name) || '没有登录'
}
