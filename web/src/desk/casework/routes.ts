import type { Area } from '../areas'

const permission = 'read-cases'
const handle = 'handle-cases'
const group = '识别和消除'

export const cases: Area = {
  menu: { title: '办理件', to: '/cases', permission, group },
  routes: [
    { path: '/cases', component: () => import('./CasesPage.vue'), meta: { permission } },
    { path: '/cases/:id(\\d+)', component: () => import('./CasePage.vue'), meta: { permission } },
  ],
}

export const monthLists: Area = {
  menu: { title: '三张清单', to: '/month-lists', permission: handle, group },
  routes: [{ path: '/month-lists', component: () => import('./MonthListsPage.vue'), meta: { permission: handle } }],
}

export const monitored: Area = {
  menu: { title: '监测对象', to: '/monitored', permission: 'read-statistics', group },
  routes: [
    { path: '/monitored', component: () => import('./MonitoredPage.vue'), meta: { permission: 'read-statistics' } },
  ],
}

export const publicity: Area = {
  menu: { title: '评议和公示', to: '/postings', permission, group },
  routes: [
    { path: '/postings', component: () => import('./PostingsPage.vue'), meta: { permission } },
    { path: '/postings/new', component: () => import('./NewPostingPage.vue'), meta: { permission: handle } },
    { path: '/postings/:id(\\d+)', component: () => import('./PostingPage.vue'), meta: { permission } },
    { path: '/meetings/new', component: () => import('./NewMeetingPage.vue'), meta: { permission: handle } },
    { path: '/meetings/:id(\\d+)', component: () => import('./MeetingPage.vue'), meta: { permission } },
  ],
}

export const lookUps: Area = {
  menu: { title: '部门信息比对', to: '/lookups', permission: 'answer-look-ups', group },
  routes: [{ path: '/lookups', component: () => import('./LookUpsPage.vue'), meta: { permission: 'answer-look-ups' } }],
}

export const campaigns: Area = {
  menu: { title: '集中排查', to: '/campaigns', permission, group },
  routes: [{ path: '/campaigns', component: () => import('./CampaignsPage.vue'), meta: { permission } }],
}
