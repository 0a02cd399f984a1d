import type { Area } from '../areas'

const GROUP = '系统'
const rolesPage = () => import('./RolesPage.vue')

export const accounts: Area = {
  menu: { title: '账号', to: '/system/accounts', permission: 'read-accounts', group: GROUP },
  routes: [
    {
      path: '/system/accounts',
      component: () => import('./AccountsPage.vue'),
      meta: { permission: 'read-accounts' },
    },
    {
      path: '/system/accounts/:id(\\d+)',
      component: () => import('./AccountPage.vue'),
      meta: { permission: 'read-accounts' },
    },
  ],
}

export const grants: Area = {
  menu: { title: '待确认的授权', to: '/system/grants', permission: 'read-accounts', group: GROUP },
  routes: [
    { path: '/system/grants', component: () => import('./GrantsPage.vue'), meta: { permission: 'read-accounts' } },
  ],
}

export const audit: Area = {
  menu: { title: '审计', to: '/system/audit', permission: 'read-audit', group: GROUP },
  routes: [{ path: '/system/audit', component: () => import('./AuditPage.vue'), meta: { permission: 'read-audit' } }],
}

// The table of roles is no secret; it is in the menu of the officers, whose work it is.
export const rolesForGranting: Area = {
  menu: { title: '角色与权限', to: '/system/roles', permission: 'read-accounts', group: GROUP },
  routes: [{ path: '/system/roles', component: rolesPage }],
}
export const rolesForAuditor: Area = {
  menu: { title: '角色与权限', to: '/system/roles', permission: 'read-audit', group: GROUP },
  routes: [],
}

export const keys: Area = {
  menu: { title: '密钥', to: '/system/keys', permission: 'manage-keys', group: GROUP },
  routes: [{ path: '/system/keys', component: () => import('./KeysPage.vue'), meta: { permission: 'manage-keys' } }],
}

export const backups: Area = {
  menu: { title: '备份', to: '/system/backups', permission: 'operate', group: GROUP },
  routes: [{ path: '/system/backups', component: () => import('./BackupsPage.vue'), meta: { permission: 'operate' } }],
}

export const store: Area = {
  menu: { title: '检查数据', to: '/system/store', permission: 'operate', group: GROUP },
  routes: [{ path: '/system/store', component: () => import('./StorePage.vue'), meta: { permission: 'operate' } }],
}

// For the officers whose work takes its time; a comparison of the county has its own page.
const jobsPage = () => import('./JobsPage.vue')
export const jobsOfOperating: Area = {
  menu: { title: '后台任务', to: '/system/jobs', permission: 'operate', group: GROUP },
  routes: [{ path: '/system/jobs', component: jobsPage, meta: { permission: 'read-jobs' } }],
}
export const jobsOfKeys: Area = {
  menu: { title: '后台任务', to: '/system/jobs', permission: 'manage-keys', group: GROUP },
  routes: [],
}
