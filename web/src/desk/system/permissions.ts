// What each permission lets one do, in words, in the order of the work.
import type { Permission } from '@/session/session'

export interface PermissionGroup {
  title: string
  entries: readonly { name: Permission; text: string }[]
}

const group = (title: string, words: Partial<Record<Permission, string>>): PermissionGroup => ({
  title,
  entries: Object.entries(words).map(([name, text]) => ({ name: name as Permission, text })),
})

// Everybody has these; they are no choice of anybody.
const BASIC: readonly string[] = ['public', 'session', 'signed-in']

const groups: readonly PermissionGroup[] = [
  group('线索', {
    'read-clues': '看线索',
    'send-clues': '下发、上报、办结线索',
    'answer-clues': '填报核实结果',
    'review-clues': '审核、退回',
    'report-clues': '登记其他来源的线索',
    'read-group-risk': '看规模性返贫预警',
    'close-group-risk': '了结规模性返贫预警',
    'read-statistics': '看统计表和数字里的名单',
  }),
  group('识别和消除', {
    'read-cases': '看办理件、评议和公示',
    'handle-cases': '开件，办本级的步骤，登记申请、授权、评议、公示和异议',
    'ask-departments': '请部门比对，安排集中排查',
    'answer-look-ups': '答复部门信息比对',
  }),
  group('帮扶', {
    'keep-help': '定帮扶计划，落实和检查措施，安排监测联系人，回头看',
    'record-visits': '登记入户',
    'keep-insurance': '登记防返贫保险的投保和理赔',
  }),
  group('农户档案', {
    'read-registry': '看农户档案',
    'edit-registry': '更正、自然变更',
    'reshape-registry': '并户、分户、撤销变更',
    'import-registry': '导入底册',
    reveal: '写明用途后看全号',
    export: '导出含个人信息的表格',
    'read-divisions': '看乡镇和村的名称',
  }),
  group('部门数据和比对', {
    'read-datasets': '看部门报送的数据',
    'hand-in-datasets': '报送、更换部门数据',
    'read-runs': '看比对结果',
    'start-runs': '开始比对',
    'read-jobs': '看后台任务',
  }),
  group('政策', {
    'read-policies': '看政策和标准',
    'draft-policies': '起草、发布新标准',
    simulate: '试算',
  }),
  group('系统', {
    'read-accounts': '看账号和授权',
    'manage-accounts': '新建、停用账号，重置密码',
    'grant-roles': '提出授权，解除丢失的动态口令',
    'manage-keys': '看密钥、更换密钥',
    operate: '备份、检查数据',
    'read-audit': '查审计记录',
  }),
]

// The groups with what the server has; what has no words yet stands at the end under its own name.
export function permissionGroups(known: readonly Permission[]): readonly PermissionGroup[] {
  const has = new Set(known)
  const named = new Set(groups.flatMap(({ entries }) => entries.map(({ name }) => name)))
  const rest = [...has].filter((name) => !named.has(name) && !BASIC.includes(name))
  return [
    ...groups.map(({ title, entries }) => ({ title, entries: entries.filter(({ name }) => has.has(name)) })),
    { title: '其他', entries: rest.map((name) => ({ name, text: name })) },
  ].filter(({ entries }) => entries.length > 0)
}
