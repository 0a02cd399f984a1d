import { describe, expect, it } from 'vitest'
import { changeEntries, clueEntries, newestFirst, sentence, type Change } from './history'

const words = {
  nameOf: (id: number) => (id === 5 ? '张三' : ''),
  place: (code: string) => `村${code.slice(-3)}`,
  account: (number: number, otherwise: string) => (number === 7 ? '李干部' : otherwise),
}
const change = (rest: Partial<Change>) =>
  ({
    id: 1,
    operation: 1,
    at: '2022-05-31T09:00:00+08:00',
    by: 'xianban',
    by_name: '县',
    source: 'edit',
    reason: '核实',
    undone: false,
    ...rest,
  }) as Change

describe('a change in a sentence', () => {
  it.each([
    [
      {
        entity: 'household',
        entity_id: 1,
        before: { division_code: '530326001001' },
        after: { division_code: '530326001002' },
      },
      '所在村 村001 → 村002',
    ],
    [
      { entity: 'person', entity_id: 5, before: { health: '健康' }, after: { health: '残疾' } },
      '张三：健康状况 健康 → 残疾',
    ],
    [
      {
        entity: 'person',
        entity_id: 5,
        before: { status: '在户', since: '' },
        after: { status: '死亡', since: '2022-05-01' },
      },
      '张三由在户改为死亡（2022-05-01）',
    ],
    [
      {
        entity: 'person',
        entity_id: 6,
        before: null,
        after: { name: '李四', relation: '之女', sex: '女', since: '2022-05-01' },
      },
      '新增成员 李四（之女，女，2022-05-01 起）',
    ],
    [
      { entity: 'person', entity_id: 5, before: { household: 1 }, after: { household: 2, relation: '户主' } },
      '张三转到另一户（户主）',
    ],
    [
      { entity: 'membership', entity_id: 9, before: null, after: { person: 5, relation: '之子', until: '2022-05-01' } },
      '张三曾在本户（之子），2022-05-01 转出',
    ],
    [{ entity: 'household', entity_id: 1, before: { closed: 0 }, after: { closed: 1 } }, '本户注销'],
    [
      { entity: 'household', entity_id: 1, before: { contact_account: 7 }, after: { contact_account: 25761 } },
      '监测联系人 李干部 → 账号 25761',
    ],
  ] as [Partial<Change>, string][])('%#', (rest, said) => {
    expect(sentence(change(rest), words)).toBe(said)
  })
})

describe('the history', () => {
  const row = { entity: 'person', entity_id: 5, before: { health: '健康' }, after: { health: '残疾' } } as const
  it('puts the changes of one operation together and says which can be taken back', () => {
    const entries = changeEntries(
      [
        change({ ...row, id: 4, operation: 3, source: 'undo' }),
        change({ ...row, id: 3, operation: 2, source: 'natural' }),
        change({ ...row, id: 2, operation: 2, source: 'natural' }),
        change({ ...row, id: 1, operation: 1, undone: true }),
      ],
      words,
    )
    expect(entries.map(({ title, undo, changes }) => [title, undo, changes])).toEqual([
      ['撤销', undefined, 1],
      ['人口增减', 3, 2],
      ['更正（已撤销）', undefined, 1],
    ])
    expect(entries[1]?.lines?.at(-1)).toBe('原因：核实')
  })
  it('has the clues in between, by time', () => {
    const clue = {
      id: 7,
      found_at: '2022-06-01T09:00:00+08:00',
      source: 'visit',
      rule: null,
      state_title: '待核实',
      explanation: '说明',
    }
    const entries = newestFirst([...changeEntries([change(row)], words), ...clueEntries([clue as never])])
    expect(entries.map(({ title, to }) => [title, to])).toEqual([
      ['干部排查', '/clues/7'],
      ['更正', undefined],
    ])
  })
})
