import { describe, expect, it } from 'vitest'
import type { Permission } from '@/session/session'
import { actionsOf, valueText, type Clue } from './clue'

const clue = (state: Clue['state'], overdue = false) => ({ state, overdue }) as Clue
const only = (permission: Permission) => (asked: Permission) => asked === permission

describe('what can be done with a clue', () => {
  it('follows state and permission', () => {
    expect(actionsOf(clue('sent'), only('answer-clues'))).toEqual(['answer'])
    expect(actionsOf(clue('answered'), only('answer-clues'))).toEqual([])
    expect(actionsOf(clue('answered'), only('review-clues'))).toEqual(['review', 'return'])
    expect(actionsOf(clue('reviewed'), only('send-clues'))).toEqual(['close'])
    expect(actionsOf(clue('sent'), only('send-clues'))).toEqual(['assign'])
    expect(actionsOf(clue('sent', true), only('send-clues'))).toEqual(['assign', 'escalate'])
    expect(actionsOf(clue('closed'), () => true)).toEqual([])
  })
})

describe('a value of the evidence', () => {
  it('is written with its unit', () => {
    expect(valueText(6000, '元')).toBe('6,000 元')
    expect(valueText(true)).toBe('是')
    expect(valueText(['因病', '因学'])).toBe('因病、因学')
    expect(valueText(null, '元')).toBe('无')
  })
})
