import { expect, it } from 'vitest'
import type { CaseCount } from '../casework/clock'
import { procedure } from '../casework/fixture.test-support'
import { casesByPlace } from './cases-by-place'

const counted = (more: Partial<CaseCount>): CaseCount => ({
  division_code: '530326101201',
  kind: 'identification',
  period: '2022-06',
  status: 'open',
  step: 'collect',
  cases: 1,
  overdue: 0,
  due_soon: 0,
  ...more,
})

it('adds a town’s villages up, of one procedure', () => {
  const counts = [
    counted({ cases: 2, overdue: 1 }),
    counted({ division_code: '530326101202', cases: 3 }),
    counted({ division_code: '530326101202', status: 'done', step: 'determine', cases: 4 }),
    counted({ division_code: '530326102201', status: 'withdrawn', cases: 5 }),
    counted({ kind: 'elimination', cases: 9 }),
  ]
  expect(casesByPlace(counts, procedure, false)).toEqual([
    { code: '530326101000', open: { collect: 5 }, overdue: 1, done: 4, ended: 0, withdrawn: 0 },
    { code: '530326102000', open: {}, overdue: 0, done: 0, ended: 0, withdrawn: 5 },
  ])
  expect(casesByPlace(counts, procedure, true).map(({ code }) => code)).toEqual([
    '530326101201',
    '530326101202',
    '530326102201',
  ])
})
