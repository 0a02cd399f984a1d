import { describe, expect, it } from 'vitest'
import type { CaseDetail } from './case'
import { procedure } from './fixture.test-support'
import { gatesOf, voiceOf } from './gates'

const titles: Record<string, string> = {
  income_proof: '收入持续稳定的依据',
  acceptance_proof: '群众认可的依据',
  consent: '知情同意书',
  refusal_record: '调查记录',
}
const [collect, survey] = procedure.steps
const out = {
  ...procedure,
  steps: [
    { ...collect!, papers: [['income_proof'], ['consent', 'refusal_record']] },
    { ...survey!, papers: [['acceptance_proof']] },
  ],
  papers: Object.entries(titles).map(([name, title]) => ({ name, title, form: null, by_program: false })),
}
const papers = (...kinds: string[]): CaseDetail['papers'] =>
  kinds.map((kind, at) => ({ kind, ref: `${kind}/${at}`, attachments: [String(at)], at: '2022-11-08T10:00:00+08:00' }))
const detail = (...kinds: string[]) => ({ procedure: out, papers: papers(...kinds) })

describe('the gates of a way out', () => {
  it('are those the procedure asks for, each with what it rests on or the step that asks for it', () => {
    expect(gatesOf(detail('income_proof')).map(({ title, paper, step }) => [title, paper?.ref, step])).toEqual([
      ['收入持续稳定', 'income_proof/0', '信息收集'],
      ['群众认可', undefined, '入户调查'],
    ])
  })
  it('rest on the last paper handed up', () => {
    expect(gatesOf(detail('income_proof', 'income_proof'))[0]?.paper?.ref).toBe('income_proof/1')
  })
  it('tell a family that agrees, one that does not, and one that was not asked', () => {
    expect(voiceOf(detail())).toBeUndefined()
    expect(voiceOf(detail('consent'))?.agrees).toBe(true)
    expect(voiceOf(detail('consent', 'refusal_record'))).toMatchObject({ agrees: false, title: '调查记录' })
  })
})
