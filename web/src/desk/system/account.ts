// Accounts and grants in words, and the names behind the numbers of accounts.
import { api, dataOf, type ItemOf, type ReplyOf } from '@/api/client'
import { roles, wordOf } from '@/format/words'

export type Account = ReplyOf<'readUser'>
export type Grant = ItemOf<'listGrants'>
export type RoleName = Grant['role']
type Scoped = Pick<Grant, 'division' | 'department'> & { role: RoleName | null }

export const OFFICERS: readonly RoleName[] = ['sysadmin', 'secadmin', 'auditor']
const BUSINESS: readonly RoleName[] = ['county', 'department', 'town', 'village', 'contact']
export const isOfficer = (role: RoleName | null) => !!role && OFFICERS.includes(role)

export const NO_ROLE = '还没有角色'
export const roleText = (role: RoleName | null) => wordOf(roles, role) || NO_ROLE

// What an account gets to see; `placeOf` gives the name of a place.
export function scopeText({ role, division, department }: Scoped, placeOf: (code: string) => string): string {
  if (isOfficer(role)) return '不看业务数据'
  return [division ? placeOf(division) : '', department ?? ''].filter(Boolean).join(' · ')
}
export function grantText(grant: Scoped, placeOf: (code: string) => string): string {
  return [roleText(grant.role), scopeText(grant, placeOf)].filter(Boolean).join(' · ')
}

// Officers stay officers of their kind, everybody else never becomes one: the server keeps it, the choice does not offer it.
export function rolesToPropose(role: RoleName | null): readonly RoleName[] {
  if (isOfficer(role)) return []
  return role ? BUSINESS : [...BUSINESS, ...OFFICERS]
}

export const grantStates: Record<Grant['state'], { text: string; tone: 'open' | 'done' | 'quiet' }> = {
  pending: { text: '等确认', tone: 'open' },
  confirmed: { text: '已确认', tone: 'done' },
  refused: { text: '没有通过', tone: 'quiet' },
}

export const readAccount = (id: number) =>
  dataOf(api.GET('/api/v1/users/{id}', { params: { path: { id: String(id) } } }))

// The accounts of these numbers, each read once; one that cannot be read is left out.
export async function readAccounts(ids: readonly number[]): Promise<Map<number, Account>> {
  const found = await Promise.all(
    [...new Set(ids)].filter((id) => id > 0).map((id) => readAccount(id).catch(() => undefined)),
  )
  return new Map(found.filter((one): one is Account => !!one).map((account) => [account.id, account]))
}
export const personText = (account: Account | undefined, id: number | null) => {
  if (account) return `${account.display_name}（${account.name}）`
  return id ? `账号 ${id}` : '在服务器上直接办理'
}
