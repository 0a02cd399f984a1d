// 自主申报 as the inbox shows it: columns, filters, words of its states and reasons.
import type { ItemOf, ReplyOf } from '@/api/client'
import { time } from '@/format/time'
import type { Tone } from '@/format/words'
import type { Column, Filter, Option } from '@/ui/list'

export type Item = ItemOf<'listSelfReports'>
export type SelfReport = ReplyOf<'readSelfReport'>
export type Match = NonNullable<SelfReport['match']>

export const states: Record<Item['state'], { text: string; tone: Tone }> = {
  received: { text: '待受理', tone: 'act' },
  taken: { text: '已受理', tone: 'done' },
  declined: { text: '不予受理', tone: 'quiet' },
}

export const columns: readonly Column<Item>[] = [
  { name: 'name', title: '申报人', fixed: true, width: '110' },
  { name: 'place', title: '地点', width: '160' },
  { name: 'difficulties', title: '困难', text: (item) => item.difficulties.join('、'), wrap: true },
  { name: 'received', title: '收到', text: (item) => time(item.received_at), width: '150' },
  { name: 'state', title: '状态', width: '100' },
]

export const filters = (places: readonly Option[]): readonly Filter[] => [
  {
    name: 'state',
    title: '状态',
    kind: 'choice',
    options: Object.entries(states).map(([value, { text }]) => ({ value, text })),
  },
  { name: 'place', title: '地点', kind: 'choice', options: places },
]

// What an officer does when the register does not have the person within sight.
export const matchWords: Record<Match['kind'], { title: string; note: string }> = {
  found: { title: '底册里有这一户', note: '' },
  elsewhere: {
    title: '底册里这个人不在您的辖区',
    note: '请乡镇或县里受理；或者不予受理，告诉他向户籍所在的村申报。',
  },
  unknown: {
    title: '底册里没有这个身份证号',
    note: '先打电话问清楚。是本村的户，请先在底册里补登这个人，再来受理。',
  },
}

// The family reads these sentences (src/selfreport/messages.h has the same).
export const reasons = [
  { value: 'elsewhere', text: '户籍不在本村', said: '这一户的户籍不在您选的村，请向户籍所在的村申报。' },
  { value: 'in-hand', text: '同一件事已经在办', said: '您说的困难村里已经在办，不用再报一次。' },
  { value: 'unreachable', text: '联系不上本人', said: '按您留下的姓名和电话，村里没有联系上您。' },
  { value: 'taken-back', text: '本人不申报了', said: '您已经说明不用申报了。' },
  { value: 'not-risk', text: '不属于监测范围', said: '您说的情况不属于防止返贫监测的范围。' },
] as const
export type Reason = (typeof reasons)[number]['value']
